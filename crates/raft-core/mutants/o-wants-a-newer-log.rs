//! # Votes only for a log that is ahead of its own
//!
//! What is wrong: equal logs refuse each other: a cluster at rest can elect nobody.
//! Why people write it: "more up-to-date" is the paper's word for the comparison, and > its sign;
//! the rule says "at least as".
//!
//! Killed by: voting::a_log_that_is_behind_gets_no_vote,
//! voting::the_first_to_ask_gets_the_vote_of_a_term_and_nobody_else

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn is_up_to_date(&self, request: &RequestVoteRequest) -> bool {
            (request.last_log_term, request.last_log_index)
                > (self.log.last_term(), self.log.last_index()) // MUTANT: strictly
        }
    }
}
