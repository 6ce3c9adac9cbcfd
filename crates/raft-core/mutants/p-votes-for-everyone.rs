//! # Gives its vote to everyone who asks
//!
//! What is wrong: the vote of this term is not looked up: two candidates get it.
//! Why people write it: the log check is the hard part, and it was there.
//!
//! Killed by: voting::the_first_to_ask_gets_the_vote_of_a_term_and_nobody_else,
//! voting::a_vote_is_free_again_in_the_next_term,
//! election_safety::three_members_never_elect_two_leaders_in_a_term,
//! election_safety::five_members_never_elect_two_leaders_in_a_term,
//! election_safety::seven_members_never_elect_two_leaders_in_a_term,
//! election_safety::no_order_of_three_elections_elects_two_leaders_in_a_term,
//! election_safety::no_message_that_comes_twice_elects_two_leaders_in_a_term,
//! election_safety::no_word_of_a_leader_frees_a_vote_for_a_second_one

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn may_vote_for(&self, request: &RequestVoteRequest) -> bool {
            request.term == self.current_term
                // MUTANT: whoever has it
                && self.is_up_to_date(request)
        }
    }
}
