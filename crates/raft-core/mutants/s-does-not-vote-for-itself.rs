//! # A candidate keeps its vote
//!
//! What is wrong: it counts its own vote and gives it to another candidate of the same term as
//! well.
//! Why people write it: the count starts at one; that the vote must also be noted is a second
//! thing.
//!
//! Killed by: voting::who_stands_for_election_has_voted,
//! voting::a_vote_outlives_everything_that_happens_in_its_term,
//! election_safety::three_members_never_elect_two_leaders_in_a_term,
//! election_safety::no_order_of_three_elections_elects_two_leaders_in_a_term,
//! election_safety::no_message_that_comes_twice_elects_two_leaders_in_a_term

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>> {
            if matches!(self.role, Role::Leader { .. }) {
                return Vec::new();
            }
            self.current_term += 1;
            self.voted_for = None; // MUTANT: a new term, a free vote
            self.leader_id = None;
            self.role = Role::Candidate { votes: Vec::new() };
            if self.quorum() == 1 {
                return self.become_leader();
            }
            let mut outputs = self.ask_for_votes();
            outputs.push(self.election_timer());
            outputs
        }
    }
}
