//! # Does not count its own log
//!
//! What is wrong: an entry needs a majority of the others.
//! Why people write it: match is kept for the others, and counted over them.
//!
//! Killed by: commitment::an_entry_is_committed_when_a_majority_holds_it,
//! commitment::the_commit_index_is_what_a_majority_holds_whoever_is_ahead

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn agreed(&self, progress: &[Progress]) -> LogIndex {
            let holders = |index| progress.iter().filter(|peer| peer.matched >= index).count(); // MUTANT
            let own = self.log.last_index();
            let known = progress.iter().map(|peer| peer.matched).chain([own]);
            known
                .filter(|&index| holders(index) >= self.quorum())
                .max()
                .unwrap_or_default()
        }
    }
}
