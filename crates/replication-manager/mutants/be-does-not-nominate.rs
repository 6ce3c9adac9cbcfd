//! # Failover gives up if another node is better
//!
//! What is wrong: auto_failover sees that another node holds more and leaves it at that.
//! Why people write it: The other node has a timer of its own.
//!
//! Killed by: auto_failover::a_failover_is_handed_to_the_best_node_that_answers

mod election {
    impl Node {
        pub(crate) async fn auto_failover(self: &Arc<Self>) -> Result<NodeId, ReplicationError> {
            let _turn = self.turn.lock().await;
            self.require_voter()?;
            let survey = self.survey().await;
            if let Some(primary) = self.living_primary(&survey).await {
                return Ok(primary);
            }
            if !self.is_majority(&survey) {
                return Err(ReplicationError::NoQuorum);
            }
            let best = self.best_candidate(&survey).await;
            if best != self.config.node_id {
                return Err(ReplicationError::NoQuorum); // MUTANT: gives up
            }
            let winner = self.stand(&survey).await?;
            self.stats.write().await.failovers += 1;
            Ok(winner)
        }
    }
}
