//! # Looks for headers by their exact names
//!
//! What is wrong: Traceparent, as half of all proxies write it, is not found.
//! Why people write it: get(name) is what the carrier offers.
//!
//! Killed by: propagation::header_names_are_read_in_any_case_and_written_in_lower_case,
//! propagation::two_traceparent_headers_are_none

mod header {
    pub(crate) fn single<'a>(carrier: &'a dyn Carrier, keys: &[&str], name: &str) -> Option<&'a str> {
        let spelled = keys.iter().filter(|key| **key == name); // MUTANT: case counts
        let mut values = spelled.filter_map(|key| carrier.get(key)); // MUTANT
        let value = values.next()?;
        values.next().is_none().then(|| trimmed(value))
    }

    pub(crate) fn list<'a>(
        carrier: &'a dyn Carrier,
        keys: &[&str],
        name: &str,
    ) -> Option<Cow<'a, str>> {
        let spelled = keys.iter().filter(|key| **key == name); // MUTANT: case counts
        let mut values = spelled.filter_map(|key| carrier.get(key)); // MUTANT
        let mut value = Cow::Borrowed(values.next()?);
        for more in values {
            let value = value.to_mut();
            value.push(',');
            value.push_str(more);
        }
        Some(value)
    }
}
