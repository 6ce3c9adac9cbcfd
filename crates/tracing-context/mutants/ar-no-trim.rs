//! # Does not trim a traceparent
//!
//! What is wrong: headers from hand-written HTTP servers are refused.
//! Why people write it: HTTP libraries do it; not all carriers are HTTP libraries.
//!
//! Killed by: propagation::white_space_around_a_header_is_ignored

mod header {
    pub(crate) fn single<'a>(carrier: &'a dyn Carrier, keys: &[&str], name: &str) -> Option<&'a str> {
        let mut values = values(carrier, keys, name);
        let value = values.next()?;
        values.next().is_none().then_some(value) // MUTANT: white space stays
    }
}
