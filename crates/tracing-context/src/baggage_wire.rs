//! Baggage as text (W3C Baggage, section 3.3).

use crate::baggage_entry::Entry;
use crate::header::trimmed;

/// The most entries that are sent, or read.
pub(crate) const ENTRIES_MAX: usize = 64;
/// The most bytes that are sent.
const BYTES_MAX: usize = 8192;

/// Whether `text` is a token (RFC 9110, section 5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(fits)
}

/// Whether `byte` may stand in a value as it is: printable ASCII but `"` `,` `;` `\` and the space.
fn is_octet(byte: u8) -> bool {
    matches!(byte, b'!'..=b'~') && !b"\",;\\".contains(&byte)
}

/// Reads one member of the list; `None` if any of it is not valid.
pub(crate) fn read(member: &str) -> Option<Entry> {
    let mut parts = member.split(';');
    let (key, value) = pair(parts.next()?)?;
    let properties = parts.map(property).collect::<Option<_>>()?;
    Some(Entry {
        key,
        value: value?,
        properties,
    })
}

fn property(text: &str) -> Option<(String, Option<String>)> {
    pair(text)
}

/// A key and its value, if there is a `=` after it.
fn pair(text: &str) -> Option<(String, Option<String>)> {
    let (key, value) = match text.split_once('=') {
        Some((key, value)) => (key, Some(decoded(trimmed(value))?)),
        None => (text, None),
    };
    let key = trimmed(key);
    is_token(key).then(|| (key.to_owned(), value))
}

/// Undoes the percent encoding. What is no UTF-8 becomes U+FFFD, and a `%` without two digits
/// stands for itself. `None` if there is a byte that must not be in a value.
fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [byte, tail @ ..] = rest {
        let encoded = escape(rest);
        bytes.push(encoded.unwrap_or(*byte));
        rest = if encoded.is_some() { &rest[3..] } else { tail };
        if !is_octet(*byte) {
            return None;
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// The byte that `text` begins with in percent encoding.
fn escape(text: &[u8]) -> Option<u8> {
    let &[b'%', high, low, ..] = text else {
        return None;
    };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? << 4 | digit(low)?).ok()
}

/// The entries as a header, as many as may be sent.
pub(crate) fn write(entries: &[Entry]) -> String {
    let (mut header, mut count) = (String::new(), 0);
    for entry in entries {
        let member = member(entry);
        let comma = usize::from(count > 0);
        if count < ENTRIES_MAX && header.len() + comma + member.len() <= BYTES_MAX {
            header.push_str(&","[..comma]);
            header.push_str(&member);
            count += 1;
        }
    }
    header
}

fn member(entry: &Entry) -> String {
    let mut text = format!("{}=", entry.key);
    encode(&entry.value, &mut text);
    for (key, value) in &entry.properties {
        text.push(';');
        text.push_str(key);
        if let Some(value) = value {
            text.push('=');
            encode(value, &mut text);
        }
    }
    text
}

/// Percent encoding of what must not stand in a value, and of the `%` itself.
fn encode(value: &str, into: &mut String) {
    for byte in value.bytes() {
        if is_octet(byte) && byte != b'%' {
            into.push(char::from(byte));
        } else {
            into.push_str(&format!("%{byte:02X}"));
        }
    }
}
