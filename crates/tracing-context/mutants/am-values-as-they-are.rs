//! # Takes any value
//!
//! What is wrong: a value with a line break or a comma is accepted, and sent on.
//! Why people write it: values are opaque, says the specification.
//!
//! Killed by: hostile::any_tracestate_is_refused_or_stays_valid,
//! trace_state::an_invalid_insert_changes_nothing

mod trace_state {
    fn is_value(value: &str) -> bool {
        let fits = |byte: u8| matches!(byte, b' '..=b'~') && byte != b',' && byte != b'=';
        let length = 1..=TEXT_MAX;
        length.contains(&value.len()) && !value.ends_with(' ') && (value.is_ascii() || value.bytes().all(fits)) // MUTANT: control characters, too
    }
}
