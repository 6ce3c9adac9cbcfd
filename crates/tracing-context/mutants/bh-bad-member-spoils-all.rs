//! # One bad member spoils the baggage
//!
//! What is wrong: one service's bug empties the baggage of all.
//! Why people write it: collect::<Option<_>>() is one line.
//!
//! Killed by: baggage::a_bad_member_is_left_out_and_no_other

mod baggage {
    impl Baggage {
        pub fn from_header(header: &str) -> Self {
            let mut baggage = Self::new();
            let Some(entries) = header.split(',').map(baggage_wire::read).collect::<Option<Vec<_>>>() else { // MUTANT: all or nothing
                return baggage; // MUTANT
            }; // MUTANT
            for entry in entries { // MUTANT
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
