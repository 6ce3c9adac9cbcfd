//! # Wants a majority of the others
//!
//! What is wrong: the quorum is taken of the peers, and the own vote added to it: two of two
//! peers in a cluster of three.
//! Why people write it: the list at hand is that of the peers, without oneself.
//!
//! Killed by: elections::a_majority_of_the_whole_cluster_is_needed_and_is_enough

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn count_vote(&mut self, from: NodeId) -> Vec<RaftOutput<C>> {
            let quorum = self.quorum();
            let Role::Candidate { votes } = &mut self.role else {
                return Vec::new();
            };
            // A vote that arrives twice is one vote.
            if !votes.contains(&from) {
                votes.push(from);
            }
            if votes.len() < quorum { // MUTANT: the own vote is left out
                Vec::new()
            } else {
                self.become_leader()
            }
        }
    }
}
