//! # An update moves the entry to the end
//!
//! What is wrong: the order changes with every update.
//! Why people write it: remove and push is the shortest way to replace.
//!
//! Killed by: baggage::entries_keep_the_order_in_which_they_were_first_set,
//! baggage::of_equal_keys_the_last_one_counts

mod baggage {
    impl Baggage {
        fn put(&mut self, entry: Entry) {
            self.remove(&entry.key.clone()); // MUTANT: its place is lost
            self.entries.push(entry); // MUTANT
        }
    }
}
