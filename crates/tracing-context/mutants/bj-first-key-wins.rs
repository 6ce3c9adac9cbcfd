//! # Of equal keys the first one counts
//!
//! What is wrong: what was set last is lost.
//! Why people write it: or_insert.
//!
//! Killed by: baggage::at_most_64_entries_are_read_and_sent,
//! baggage::of_equal_keys_the_last_one_counts

mod baggage {
    impl Baggage {
        pub fn from_header(header: &str) -> Self {
            let mut baggage = Self::new();
            for entry in header.split(',').filter_map(baggage_wire::read) {
                // Bounded, since every entry is looked up, and the header is a stranger's.
                if baggage.entries.len() < baggage_wire::ENTRIES_MAX
                    && baggage.entry(&entry.key).is_none() // MUTANT: later ones are ignored
                {
                    baggage.put(entry);
                }
            }
            baggage
        }
    }
}
