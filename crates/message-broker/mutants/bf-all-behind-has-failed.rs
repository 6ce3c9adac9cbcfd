//! # All that goes back has failed
//!
//! What is wrong: Messages behind a poisonous one become dead letters with it.
//! Why people write it: Deliveries are counted instead of failures.
//!
//! Killed by: dead_letters::only_the_message_that_is_at_fault_has_failed

mod cursor {
    impl Cursor {
        pub(crate) fn fail(&mut self, offset: Offset, limit: u32) -> Option<u32> {
            let failures = self.failures.entry(offset).or_default();
            *failures += 1;
            let failed = *failures;
            for behind in offset + 1..self.position { // MUTANT: and all that goes back
                *self.failures.entry(behind).or_default() += 1; // MUTANT
            } // MUTANT
            self.take_back(offset);
            if limit == 0 || failed < limit {
                return None;
            }
            self.bury(offset);
            Some(failed)
        }
    }
}
