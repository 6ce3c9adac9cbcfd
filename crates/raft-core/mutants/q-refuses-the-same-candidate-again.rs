//! # Refuses the candidate that has its vote already
//!
//! What is wrong: if the first answer is lost, or the request comes twice, the vote is lost too.
//! Why people write it: "has voted" is simpler to ask than "has voted for another".
//!
//! Killed by: voting::the_first_to_ask_gets_the_vote_of_a_term_and_nobody_else

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn may_vote_for(&self, request: &RequestVoteRequest) -> bool {
            request.term == self.current_term
                && self.voted_for.is_none() // MUTANT: also not for the one who has it
                && self.is_up_to_date(request)
        }
    }
}
