//! # Reads the first of several list headers
//!
//! What is wrong: what proxies put into a header of its own is lost.
//! Why people write it: one name, one value.
//!
//! Killed by: baggage::the_propagator_reads_and_writes_the_header,
//! propagation::several_tracestate_headers_are_one_list

mod header {
    pub(crate) fn list<'a>(
        carrier: &'a dyn Carrier,
        keys: &[&str],
        name: &str,
    ) -> Option<Cow<'a, str>> {
        let mut values = values(carrier, keys, name);
        let value = Cow::Borrowed(values.next()?); // MUTANT: the others are not read
        Some(value)
    }
}
