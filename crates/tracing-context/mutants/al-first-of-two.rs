//! # Takes the first of two traceparents
//!
//! What is wrong: the order of headers decides which trace it is; an attacker adds one in
//! front.
//! Why people write it: the first hit is what a lookup gives (TRAPS: duplicate traceparent).
//!
//! Killed by: propagation::two_traceparent_headers_are_none

mod header {
    pub(crate) fn single<'a>(carrier: &'a dyn Carrier, keys: &[&str], name: &str) -> Option<&'a str> {
        let mut values = values(carrier, keys, name);
        let value = values.next()?;
        Some(trimmed(value)) // MUTANT: the first one wins
    }
}
