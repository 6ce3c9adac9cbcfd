//! # A stranger is listened to
//!
//! What is wrong: A heartbeat of a node that is not configured deposes the primary, or makes the
//! stranger one.
//! Why people write it: The table of replicas ignores an unknown id by itself; that epoch and role
//! were taken over before is easily missed.
//!
//! Killed by: heartbeat::a_stranger_is_answered_and_changes_nothing

mod receive {
    impl Node {
        pub(crate) async fn on_heartbeat(&self, request: HeartbeatRequest) -> HeartbeatReply {
            let mut state = self.state.lock().await;
            self.learn(&mut state, &request).await; // MUTANT: whoever it is
            // MUTANT
            HeartbeatReply {
                response: self.introduce(&state).await,
                epoch: state.epoch,
                last_epoch: state.end().0,
                primary: state.living_primary(Instant::now(), self.config.election_timeout),
            }
        }
    }
}
