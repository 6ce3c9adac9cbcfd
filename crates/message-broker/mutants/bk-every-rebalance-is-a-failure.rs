//! # Losing a partition is a failure
//!
//! What is wrong: A message becomes a dead letter because members came and went.
//! Why people write it: Delivered and not acknowledged is delivered and not acknowledged.
//!
//! Killed by: dead_letters::failures_are_counted_over_all_generations

mod cursor {
    impl Cursor {
        pub(crate) fn restart(&mut self, first: Offset) {
            if let Some(offset) = self.first_in_hand() { // MUTANT: a failure
                *self.failures.entry(offset).or_default() += 1; // MUTANT
            } // MUTANT
            self.move_to(self.committed.unwrap_or(0).max(first));
        }
    }
}
