//! # Counts votes that were given in an older term
//!
//! What is wrong: an answer to the last election arrives late and counts in this one.
//! Why people write it: the role is checked, and it is the right one.
//!
//! Killed by: roles::replies_of_an_older_term_count_for_nothing

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_request_vote_response(
            &mut self,
            from: NodeId,
            response: RequestVoteResponse,
        ) -> Vec<RaftOutput<C>> {
            if !self.peers.contains(&from) {
                return Vec::new();
            }
            if response.term > self.current_term {
                return self.step_down(response.term);
            }
            if response.vote_granted { // MUTANT: of whatever term
                return self.count_vote(from);
            }
            Vec::new()
        }
    }
}
