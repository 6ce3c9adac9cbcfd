//! # Notes the vote before it looks at the log
//!
//! What is wrong: a candidate that is refused for its log has used up the vote of the term.
//! Why people write it: the conditions are written one below the other, and the note stands
//! between them.
//!
//! Killed by: voting::a_refused_candidate_leaves_the_vote_free

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn handle_request_vote(
            &mut self,
            request: RequestVoteRequest,
        ) -> (RequestVoteResponse, Vec<RaftOutput<C>>) {
            let deposed = self.observe_term(request.term);
            let vote_granted = self.may_vote_for(&request);
            if vote_granted || self.voted_for.is_none() { // MUTANT: asked is voted
                self.voted_for = Some(request.candidate_id);
            }
            let outputs = if vote_granted || deposed {
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
