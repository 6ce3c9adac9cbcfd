//! # A limit of zero buries at once
//!
//! What is wrong: With 0 allowed attempts the first failure makes a dead letter, though 0
//! stands for never.
//! Why people write it: No special case, no thought.
//!
//! Killed by: dead_letters::a_limit_of_zero_buries_nothing

mod cursor {
    impl Cursor {
        pub(crate) fn fail(&mut self, offset: Offset, limit: u32) -> Option<u32> {
            let failures = self.failures.entry(offset).or_default();
            *failures += 1;
            let failed = *failures;
            self.take_back(offset);
            if failed < limit { // MUTANT: 0 as a number
                return None;
            }
            self.bury(offset);
            Some(failed)
        }
    }
}
