//! # A heartbeat that the primary does not answer succeeds
//!
//! What is wrong: send_heartbeat is Ok whoever answered.
//! Why people write it: Each failure is noted with its node, so the result seems to be of no use.
//!
//! Killed by: heartbeat::a_replica_learns_who_is_primary_and_misses_it

mod monitor {
    impl Node {
        pub(crate) async fn send_heartbeat(self: &Arc<Self>) -> Result<(), ReplicationError> {
            let leading = self.state.lock().await.tenure == Tenure::Elected;
            let primary = self.state.lock().await.primary;
            let heard = self.survey().await.heard();
            let still = self.state.lock().await.tenure == Tenure::Elected;
            match primary {
                _ if leading && !still => Err(ReplicationError::SplitBrain),
                Some(id) if id != self.config.node_id && !heard.contains(&id) => {
                    Ok(()) // MUTANT: a heartbeat that the primary does not answer succeeds
                }
                _ => Ok(()),
            }
        }
    }
}
