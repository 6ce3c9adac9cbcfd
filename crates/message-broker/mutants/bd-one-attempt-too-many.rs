//! # Buries one attempt too late
//!
//! What is wrong: A message becomes a dead letter after one failure more than is allowed.
//! Why people write it: "More than" for "as many as".
//!
//! Killed by: dead_letters::a_message_that_is_refused_too_often_becomes_a_dead_letter

mod cursor {
    impl Cursor {
        pub(crate) fn fail(&mut self, offset: Offset, limit: u32) -> Option<u32> {
            let failures = self.failures.entry(offset).or_default();
            *failures += 1;
            let failed = *failures;
            self.take_back(offset);
            if limit == 0 || failed <= limit { // MUTANT: <=
                return None;
            }
            self.bury(offset);
            Some(failed)
        }
    }
}
