//! # Waits for what was dropped
//!
//! What is wrong: A consumer that was not fast enough never gets anything again.
//! Why people write it: The position points to nothing, and nothing is what it gets.
//!
//! Killed by: retention::who_has_not_read_what_was_dropped_goes_on_at_the_first_that_is_kept,
//! retention::what_was_dropped_is_not_in_hand_any_more

mod cursor {
    impl Cursor {
        pub(crate) fn catch_up(&mut self, first: Offset) {
            if self.position < first && self.committed.is_none() { // MUTANT: only at the start
                self.unacked = self.behind_buried(first);
                self.position = self.position.max(self.unacked);
                self.forget_deliveries();
            }
        }
    }
}
