//! # Arms its election timer at every request for its vote
//!
//! What is wrong: a member that cannot win keeps the others from standing.
//! Why people write it: "somebody is at it" seems to be a sign of life (§5.2 says: granting a
//! vote).
//!
//! Killed by: timers::a_vote_that_is_refused_and_a_leader_of_the_past_arm_no_timer

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_request_vote(
            &mut self,
            request: RequestVoteRequest,
        ) -> (RequestVoteResponse, Vec<RaftOutput<C>>) {
            let deposed = self.observe_term(request.term);
            let vote_granted = self.may_vote_for(&request);
            if vote_granted {
                self.voted_for = Some(request.candidate_id);
            }
            let outputs = if vote_granted || deposed || request.term == self.current_term { // MUTANT
                vec![self.election_timer()]
            } else {
                Vec::new()
            };
            (
                RequestVoteResponse {
                    term: self.current_term,
                    vote_granted,
                },
                outputs,
            )
        }
    }
}
