//! # The heartbeats of an elected primary say Candidate
//!
//! What is wrong: What a heartbeat says of its sender's role does not change when a majority has
//! elected it.
//! Why people write it: A provisional primary has to say Candidate, and its followers learn who
//! leads from appends and answers anyway.
//!
//! Killed by: heartbeat::an_elected_primary_says_so_in_its_heartbeats

mod monitor {
    impl Node {
        async fn heartbeat_to(&self, peer: NodeId) -> (HeartbeatRequest, Option<Lsn>) {
            let state = self.state.lock().await;
            let role = match *self.role.read().await {
                NodeRole::Primary => NodeRole::Candidate, // MUTANT: elected or not
                role => role,
            };
            let (last_epoch, applied_lsn) = state.end();
            let node_id = self.config.node_id;
            let epoch = state.epoch;
            let request = HeartbeatRequest {
                node_id,
                role,
                epoch,
                last_epoch,
                applied_lsn,
            };
            (request, state.matched(peer))
        }
    }
}
