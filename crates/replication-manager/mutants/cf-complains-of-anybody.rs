//! # Any node that does not answer is an error
//!
//! What is wrong: send_heartbeat on a follower fails as soon as some node is silent, though its
//! primary answers.
//! Why people write it: The first error of a round is what `?` returns.
//!
//! Killed by: heartbeat::a_follower_misses_its_primary_and_nobody_else

mod monitor {
    impl Node {
        pub(crate) async fn send_heartbeat(self: &Arc<Self>) -> Result<(), ReplicationError> {
            let leading = self.state.lock().await.tenure == Tenure::Elected;
            let primary = self.state.lock().await.primary;
            let heard = self.survey().await.heard();
            let still = self.state.lock().await.tenure == Tenure::Elected;
            match primary {
                _ if leading && !still => Err(ReplicationError::SplitBrain),
                Some(id) if id != self.config.node_id && heard.len() < self.config.peers().len() => { // MUTANT
                    Err(ReplicationError::NodeUnreachable(id))
                }
                _ => Ok(()),
            }
        }
    }
}
