//! # Compares the last terms and not the lengths
//!
//! What is wrong: a candidate that lacks the latest entries of the same term is elected, and
//! overwrites them.
//! Why people write it: the term decides nearly always; the second half of the rule is easily
//! dropped.
//!
//! Killed by: voting::a_log_that_is_behind_gets_no_vote,
//! leader_completeness::the_leaders_of_three_members_have_all_that_was_committed,
//! leader_completeness::the_leaders_of_five_members_have_all_that_was_committed,
//! leader_completeness::the_leaders_of_seven_members_have_all_that_was_committed

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn is_up_to_date(&self, request: &RequestVoteRequest) -> bool {
            request.last_log_term >= self.log.last_term() // MUTANT: the lengths are not looked at
        }
    }
}
