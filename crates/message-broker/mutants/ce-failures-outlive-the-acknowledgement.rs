//! # Failures outlive the acknowledgement
//!
//! What is wrong: A message that failed, and was then done, has failed before when it is read again.
//! Why people write it: The count is only ever raised.
//!
//! Killed by: dead_letters::an_acknowledgement_forgets_the_failures

mod cursor {
    impl Cursor {
        fn forget_failures(&mut self, next: Offset) {
            // MUTANT: they stay
            if !self.buried.is_empty() {
                self.buried = self.buried.split_off(&next);
            }
        }
    }
}
