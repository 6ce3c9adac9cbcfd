//! # Counts answers instead of voters
//!
//! What is wrong: a vote that the network delivers twice is two votes.
//! Why people write it: a counter is simpler than a set.
//!
//! Killed by: elections::a_vote_counts_once_however_often_it_arrives

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn count_vote(&mut self, from: NodeId) -> Vec<RaftOutput<C>> {
            let quorum = self.quorum();
            let Role::Candidate { votes } = &mut self.role else {
                return Vec::new();
            };
            // A vote that arrives twice is one vote.
            votes.push(from); // MUTANT: each time
            if votes.len() + 1 < quorum {
                Vec::new()
            } else {
                self.become_leader()
            }
        }
    }
}
