//! # A provisional primary answers with its whole log
//!
//! What is wrong: Its heartbeats leave out what it wrote alone, its answers to heartbeats do not:
//! who surveys takes it for the best node, and nominates it.
//! Why people write it: The answer says what the node has, and it has these records.
//!
//! Killed by: epochs::a_provisional_primary_names_the_end_before_its_own_records

mod receive {
    impl Node {
        pub(crate) async fn on_heartbeat(&self, request: HeartbeatRequest) -> HeartbeatReply {
            let mut state = self.state.lock().await;
            if self.config.knows(request.node_id) {
                self.learn(&mut state, &request).await;
            }
            HeartbeatReply {
                response: self.introduce(&state).await,
                epoch: state.epoch,
                last_epoch: state.log.last_epoch(), // MUTANT: of the whole log
                primary: state.living_primary(Instant::now(), self.config.election_timeout),
            }
        }

        async fn introduce(&self, state: &State) -> HeartbeatResponse {
            HeartbeatResponse {
                node_id: self.config.node_id,
                role: *self.role.read().await,
                applied_lsn: state.log.last_lsn(), // MUTANT
                timestamp: u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX),
            }
        }
    }
}
