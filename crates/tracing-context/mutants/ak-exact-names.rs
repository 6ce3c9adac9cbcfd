//! # Looks for headers by their exact names
//!
//! What is wrong: Traceparent, as half of all proxies write it, is not found.
//! Why people write it: get(name) is what the carrier offers.
//!
//! Killed by: propagation::header_names_are_read_in_any_case_and_written_in_lower_case,
//! propagation::two_traceparent_headers_are_none

mod header {
    fn values<'a>(
        carrier: &'a dyn Carrier,
        keys: &[&str],
        name: &str,
    ) -> impl Iterator<Item = &'a str> {
        let names = keys.iter().copied();
        let spellings = names.filter(move |key| *key == name); // MUTANT: case counts
        spellings.filter_map(move |key| carrier.get(key))
    }
}
