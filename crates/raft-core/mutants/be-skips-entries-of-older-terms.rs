//! # Applies only the entries of its own term
//!
//! What is wrong: entries of older terms are committed with the one behind them, but never
//! applied.
//! Why people write it: "only entries of the current term" is taken for what is committed,
//! instead of how.
//!
//! Killed by: commitment::an_entry_of_the_own_term_commits_all_before_it

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn commit_to(&mut self, index: LogIndex) -> Option<RaftOutput<C>> {
            if index <= self.commit_index {
                return None;
            }
            let mut entries = self.log.between(self.commit_index, index); // MUTANT
            entries.retain(|entry| entry.term == self.current_term); // MUTANT: the others are not
            self.commit_index = index;
            Some(RaftOutput::ApplyCommands(entries))
        }
    }
}
