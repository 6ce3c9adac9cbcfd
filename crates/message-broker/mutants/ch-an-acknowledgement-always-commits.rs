//! # An acknowledgement always commits
//!
//! What is wrong: After a seek ahead, an acknowledgement of what was passed over commits it.
//! Why people write it: The commit keeps the greater of the two, so it seems safe to call it always.
//!
//! Killed by: seeking::an_acknowledgement_of_what_a_seek_passed_over_commits_nothing

mod cursor {
    impl Cursor {
        pub(crate) fn acknowledge(&mut self, last: Offset) {
            self.commit(last + 1); // MUTANT: whatever is in hand
        }
    }
}
