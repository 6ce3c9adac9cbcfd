//! # A new leader waits for its first heartbeat timer
//!
//! What is wrong: nobody hears of the election in time, and others stand against it.
//! Why people write it: arming the timer seems to be all that is needed.
//!
//! Killed by: elections::a_new_leader_speaks_at_once_from_the_end_of_its_log

mod election {
    impl<C: Clone + PartialEq> RaftCore<C> {
        fn become_leader(&mut self) -> Vec<RaftOutput<C>> {
            let unknown = Progress {
                next: self.log.last_index() + 1,
                matched: 0,
            };
            self.role = Role::Leader {
                progress: vec![unknown; self.peers.len()],
            };
            self.leader_id = Some(self.config.node_id);
            let mut outputs = self.broadcast(); // MUTANT: only the timer
            outputs.retain(|output| matches!(output, RaftOutput::ScheduleHeartbeat(_))); // MUTANT
            outputs // MUTANT
        }
    }
}
