//! # A cleanup commits
//!
//! What is wrong: What retention drops counts as done, and is committed.
//! Why people write it: Nobody can read it any more, so it might as well be.
//!
//! Killed by: retention::a_cleanup_moves_the_position_and_commits_nothing

mod cursor {
    impl Cursor {
        pub(crate) fn catch_up(&mut self, first: Offset) {
            if self.unacked < first {
                self.unacked = self.behind_buried(first);
                self.position = self.position.max(self.unacked);
                self.committed = self.committed.max(Some(self.unacked)); // MUTANT: it is over
                self.forget_deliveries();
            }
        }
    }
}
