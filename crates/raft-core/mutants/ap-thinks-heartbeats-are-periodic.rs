//! # Arms the heartbeat timer once
//!
//! What is wrong: after its second heartbeat the leader is silent.
//! Why people write it: an interval timer goes on by itself; ScheduleHeartbeat fires once.
//!
//! Killed by: timers::every_heartbeat_arms_the_next_one

mod replication {
    impl<C: Clone + PartialEq> RaftCore<C> {
        pub fn on_heartbeat_timeout(&mut self) -> Vec<RaftOutput<C>> {
            let mut outputs = self.broadcast();
            outputs.retain(|output| !matches!(output, RaftOutput::ScheduleHeartbeat(_))); // MUTANT
            // Only a leader without peers can find something to commit here: nobody will reply to it.
            outputs.extend(self.advance_commit());
            outputs
        }
    }
}
