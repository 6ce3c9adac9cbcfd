//! Headers as a carrier has them: names in any case, perhaps more than once.

use std::borrow::Cow;

use crate::Carrier;

/// The values of the headers `name`, in order. A name that the carrier lists and does not know is
/// none.
fn values<'a>(
    carrier: &'a dyn Carrier,
    keys: &[&str],
    name: &str,
) -> impl Iterator<Item = &'a str> {
    let names = keys.iter().copied();
    let spellings = names.filter(move |key| key.eq_ignore_ascii_case(name));
    spellings.filter_map(move |key| carrier.get(key))
}

/// The value of a header that must not come twice.
pub(crate) fn single<'a>(carrier: &'a dyn Carrier, keys: &[&str], name: &str) -> Option<&'a str> {
    let mut values = values(carrier, keys, name);
    let value = values.next()?;
    values.next().is_none().then(|| trimmed(value))
}

/// The value of a header that is a list: all fields of that name, in order (RFC 9110, 5.3).
pub(crate) fn list<'a>(
    carrier: &'a dyn Carrier,
    keys: &[&str],
    name: &str,
) -> Option<Cow<'a, str>> {
    let mut values = values(carrier, keys, name);
    let mut value = Cow::Borrowed(values.next()?);
    for more in values {
        let value = value.to_mut();
        value.push(',');
        value.push_str(more);
    }
    Some(value)
}

/// Without the optional white space of RFC 9110, section 5.6.3.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}
