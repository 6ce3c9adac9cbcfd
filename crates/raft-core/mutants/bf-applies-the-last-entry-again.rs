//! # Hands out the last applied entry again
//!
//! What is wrong: commands are applied twice: from commit_index on, instead of after it.
//! Why people write it: an index is taken for a position, or the other way round.
//!
//! Killed by: following::a_follower_applies_each_committed_entry_once_and_in_order

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn commit_to(&mut self, index: LogIndex) -> Option<RaftOutput<C>> {
            if index <= self.commit_index {
                return None;
            }
            let entries = self.log.between(self.commit_index.saturating_sub(1), index); // MUTANT
            self.commit_index = index;
            Some(RaftOutput::ApplyCommands(entries))
        }
    }
}
