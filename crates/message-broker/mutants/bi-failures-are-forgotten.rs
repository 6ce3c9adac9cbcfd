//! # Failures are forgotten by a rebalance
//!
//! What is wrong: A message that kills its consumers never becomes a dead letter.
//! Why people write it: The count is kept with what is in hand.
//!
//! Killed by: dead_letters::failures_are_counted_over_all_generations

mod cursor {
    impl Cursor {
        pub(crate) fn restart(&mut self, first: Offset) {
            self.failures.clear(); // MUTANT: a fresh start
            self.move_to(self.committed.unwrap_or(0).max(first));
        }
    }
}
