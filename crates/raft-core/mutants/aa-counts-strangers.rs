//! # Counts answers of anybody
//!
//! What is wrong: ids that are not in the cluster, and the candidate's own, count as voters.
//! Why people write it: who else should answer? A member that was removed, or one of another
//! cluster.
//!
//! Killed by: elections::refusals_strangers_and_the_own_id_are_no_votes

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_request_vote_response(
            &mut self,
            from: NodeId,
            response: RequestVoteResponse,
        ) -> Vec<RaftOutput<C>> {
            // MUTANT: whoever it is
            if response.term > self.current_term {
                return self.step_down(response.term);
            }
            if response.vote_granted && response.term == self.current_term {
                return self.count_vote(from);
            }
            Vec::new()
        }
    }
}
