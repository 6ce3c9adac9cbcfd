//! # Takes the first of two traceparents
//!
//! What is wrong: the order of headers decides which trace it is; an attacker adds one in
//! front.
//! Why people write it: the first hit is what a lookup gives (TRAPS: duplicate traceparent).
//!
//! Killed by: propagation::two_traceparent_headers_are_none

mod header {
    pub(crate) fn single<'a>(carrier: &'a dyn Carrier, keys: &[&str], name: &str) -> Option<&'a str> {
        let mut spellings = spellings(keys, name);
        let key = spellings.next()?;
        if spellings.next().is_some() {
            return carrier.get(key).map(trimmed); // MUTANT: the first one wins
        }
        carrier.get(key).map(trimmed)
    }
}
