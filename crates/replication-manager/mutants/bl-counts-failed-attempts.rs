//! # A failover counts before it succeeded
//!
//! What is wrong: The counter goes up for every attempt, also where another node takes over.
//! Why people write it: The increment stands at the top of the function.
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
            self.stats.write().await.failovers += 1; // MUTANT: counts attempts
            let best = self.best_candidate(&survey).await;
            if best != self.config.node_id {
                return self.nominate(best).await;
            }
            let winner = self.stand(&survey).await?;
            // MUTANT: left out
            Ok(winner)
        }
    }
}
