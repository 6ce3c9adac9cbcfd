//! # Commits n instead of n + 1
//!
//! What is wrong: What is committed names the last message that is done, which is then
//! delivered again.
//! Why people write it: An acknowledgement names the last, so the commit seems to do so too.
//!
//! Killed by: offsets::an_acknowledgement_names_the_last_and_a_commit_the_next

mod cursor {
    impl Cursor {
        pub(crate) fn acknowledge(&mut self, last: Offset) {
            if self.unacked <= last {
                self.commit(last); // MUTANT: n for n + 1
            }
        }
    }
}
