//! # A new value keeps the old properties
//!
//! What is wrong: properties of a value that is gone are sent with the new one.
//! Why people write it: only the value is replaced.
//!
//! Killed by: baggage::properties_travel_with_their_entry,
//! baggage::of_equal_keys_the_last_one_counts

mod baggage {
    impl Baggage {
        fn put(&mut self, entry: Entry) {
            match self.entries.iter_mut().find(|known| known.key == entry.key) {
                Some(known) if entry.properties.is_empty() => known.value = entry.value, // MUTANT: only the value
                Some(known) => *known = entry,
                None => self.entries.push(entry),
            }
        }
    }
}
