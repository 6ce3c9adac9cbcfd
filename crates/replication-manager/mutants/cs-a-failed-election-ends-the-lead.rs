//! # A provisional primary falls with the first election that fails
//!
//! What is wrong: A provisional primary whose ballots are lost becomes a replica and drops what it
//! wrote, though nobody refused it.
//! Why people write it: Who has no majority is a replica again: that is the rule for candidates.
//!
//! Killed by: election::a_provisional_primary_stands_in_its_own_epoch_until_somebody_refuses

mod election {
    impl Node {
        async fn stand(self: &Arc<Self>, survey: &Survey) -> Result<NodeId, ReplicationError> {
            let provisional = self.state.lock().await.tenure == Tenure::Provisional;
            if !provisional && !self.take_epoch(survey, NodeRole::Candidate).await {
                return Err(ReplicationError::NoQuorum);
            }
            let count = self.canvass().await;
            if !count.won { // MUTANT: a provisional primary as well
                self.withdraw().await;
            }
            if count.won {
                Ok(self.config.node_id)
            } else {
                Err(ReplicationError::NoQuorum)
            }
        }
    }
}
