//! # A leader obeys an election timer from before
//!
//! What is wrong: the timer that was armed for the election fires at the leader, who deposes
//! itself.
//! Why people write it: there is no way to cancel a timer, and nothing reminds one that it is
//! still running.
//!
//! Killed by: timers::a_leader_ignores_the_election_timer_and_the_others_the_heartbeat_timer

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>> {
            // MUTANT: whoever it is
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
