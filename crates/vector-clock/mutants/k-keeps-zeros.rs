//! # Keeps entries of zero
//!
//! What is wrong: {a:1, b:0} and {a:1} are told apart, and one is said to be after the other.
//! Why people write it: a derived `Deserialize` keeps what it reads, and a derived `PartialEq`
//! compares what was kept (seen in Setu, issue 39).
//!
//! Killed by: zero_entries::a_clock_read_with_zeros_equals_the_one_without,
//! zero_entries::a_zero_makes_no_clock_later,
//! zero_entries::a_zero_is_neither_known_nor_written_nor_passed_on,
//! zero_entries::serde_drops_zeros_too, events::an_event_crosses_the_network_as_json

mod wire {
    fn normalise(mut entries: Vec<(NodeId, u64)>) -> Result<Vec<(NodeId, u64)>, NodeId> {
        entries.sort_unstable();
        if let Some(twice) = entries.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(twice[0].0.clone());
        }
        // MUTANT: zeros stay
        Ok(entries)
    }
}
