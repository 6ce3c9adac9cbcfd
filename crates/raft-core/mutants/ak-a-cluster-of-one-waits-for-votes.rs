//! # A cluster of one waits for an answer
//!
//! What is wrong: the only member never leads, since votes are counted when one arrives.
//! Why people write it: the majority is checked in the handler of the answer, where else.
//!
//! Killed by: elections::a_single_member_elects_itself

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>> {
            if matches!(self.role, Role::Leader { .. }) {
                return Vec::new();
            }
            self.current_term += 1;
            self.voted_for = Some(self.config.node_id);
            self.leader_id = None;
            self.role = Role::Candidate { votes: Vec::new() };
            // MUTANT: nobody will answer
            let mut outputs = self.ask_for_votes();
            outputs.push(self.election_timer());
            outputs
        }
    }
}
