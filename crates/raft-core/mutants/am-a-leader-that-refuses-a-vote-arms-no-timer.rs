//! # A leader that falls by a vote which it refuses arms no timer
//!
//! What is wrong: the timer is armed with the vote only.
//! Why people write it: two rules meet in one message, and one of them is implemented.
//!
//! Killed by: timers::a_leader_that_falls_arms_its_election_timer_once

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
            let outputs = if vote_granted { // MUTANT: whoever falls by it
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
