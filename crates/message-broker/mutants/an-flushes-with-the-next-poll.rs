//! # Commits with the next poll
//!
//! What is wrong: What is acknowledged is committed by the next poll only, and lost if the
//! partition is lost before.
//! Why people write it: It is how auto-commit works (kafka-pixy#62).
//!
//! Killed by: fencing::a_new_generation_goes_on_at_what_was_committed

mod cursor {
    impl Cursor {
        pub(crate) fn acknowledge(&mut self, last: Offset) {
            if self.unacked <= last {
                let before = self.committed; // MUTANT
                self.commit(last + 1);
                self.committed = before; // MUTANT: not yet
            }
        }

        pub(crate) fn advance(&mut self) {
            self.position = self.behind_buried(self.position + 1);
            self.committed = self.committed.max(Some(self.unacked)); // MUTANT: now
        }
    }
}
