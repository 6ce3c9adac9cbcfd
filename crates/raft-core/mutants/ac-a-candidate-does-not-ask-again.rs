//! # A candidate waits for its votes for ever
//!
//! What is wrong: after a split vote no candidate starts another election.
//! Why people write it: "if I am a follower" reads like the condition for standing.
//!
//! Killed by: roles::a_member_starts_as_a_follower_and_stands_for_the_next_term_each_time

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>> {
            if !matches!(self.role, Role::Follower) { // MUTANT: also not as a candidate
                return Vec::new();
            }
            self.current_term += 1;
            self.voted_for = Some(self.config.node_id);
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
