//! # Commits what the fastest follower holds
//!
//! What is wrong: the greatest match is taken for the one that a majority has.
//! Why people write it: with three members it is the same: one follower and the leader are a
//! majority.
//!
//! Killed by: commitment::an_entry_is_committed_when_a_majority_holds_it,
//! commitment::the_commit_index_is_what_a_majority_holds_whoever_is_ahead

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn agreed(&self, progress: &[Progress]) -> LogIndex {
            let holders = |index| 1 + progress.iter().filter(|peer| peer.matched >= index).count();
            let own = self.log.last_index();
            let known = progress.iter().map(|peer| peer.matched).chain([own]);
            known
                .filter(|&index| holders(index) >= self.quorum().min(2)) // MUTANT: one and the leader
                .max()
                .unwrap_or_default()
        }
    }
}
