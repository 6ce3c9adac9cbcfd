//! # Reads 64 members, not 64 keys
//!
//! What is wrong: the last value of a key is ignored if it comes late.
//! Why people write it: take(64).
//!
//! Killed by: baggage::at_most_64_entries_are_read_and_sent

mod baggage {
    impl Baggage {
        pub fn from_header(header: &str) -> Self {
            let mut baggage = Self::new();
            for entry in header.split(',').filter_map(baggage_wire::read).take(baggage_wire::ENTRIES_MAX) { // MUTANT: equal keys count twice
                // Bounded, since every entry is looked up, and the header is a stranger's.
                if baggage.entries.len() < baggage_wire::ENTRIES_MAX
                    || baggage.entry(&entry.key).is_some()
                {
                    baggage.put(entry);
                }
            }
            baggage
        }
    }
}
