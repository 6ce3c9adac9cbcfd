//! # A dead letter is dead for ever
//!
//! What is wrong: A dead letter is passed over also when the commit has passed it and somebody seeks back.
//! Why people write it: The set of dead letters is only ever added to.
//!
//! Killed by: dead_letters::a_dead_letter_is_read_again_once_the_commit_has_passed_it

mod cursor {
    impl Cursor {
        fn forget_failures(&mut self, next: Offset) {
            if !self.failures.is_empty() {
                self.failures = self.failures.split_off(&next);
            }
            // MUTANT: they stay
        }
    }
}
