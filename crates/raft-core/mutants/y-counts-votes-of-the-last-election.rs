//! # Keeps its votes for the next election
//!
//! What is wrong: votes of term 1 help to win term 2, where their givers may have voted for
//! another.
//! Why people write it: the set is made when the member becomes a candidate, and it is one
//! already.
//!
//! Killed by: elections::each_election_starts_with_the_own_vote_alone

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>> {
            if matches!(self.role, Role::Leader { .. }) {
                return Vec::new();
            }
            self.current_term += 1;
            self.voted_for = Some(self.config.node_id);
            self.leader_id = None;
            if !matches!(self.role, Role::Candidate { .. }) { // MUTANT: it has become one before
                self.role = Role::Candidate { votes: Vec::new() };
            } // MUTANT
            if self.quorum() == 1 {
                return self.become_leader();
            }
            let mut outputs = self.ask_for_votes();
            outputs.push(self.election_timer());
            outputs
        }
    }
}
