//! # Takes the longer log for the newer one
//!
//! What is wrong: a member with many entries of an old term is elected over those who hold what
//! was committed since.
//! Why people write it: "up-to-date" sounds like "has more"; the paper's order is the other way
//! round (§5.4.1).
//!
//! Killed by: voting::a_log_that_is_behind_gets_no_vote,
//! leader_completeness::the_leaders_of_three_members_have_all_that_was_committed,
//! leader_completeness::the_leaders_of_five_members_have_all_that_was_committed,
//! leader_completeness::the_leaders_of_seven_members_have_all_that_was_committed

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn is_up_to_date(&self, request: &RequestVoteRequest) -> bool {
            (request.last_log_index, request.last_log_term) // MUTANT: length, then term
                >= (self.log.last_index(), self.log.last_term()) // MUTANT
        }
    }
}
