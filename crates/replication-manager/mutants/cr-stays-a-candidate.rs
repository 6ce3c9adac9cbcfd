//! # A candidate whom nobody answers stays one
//!
//! What is wrong: Only a refusal ends the candidacy; a node whose ballots are lost is a Candidate
//! for ever.
//! Why people write it: A provisional primary stays what it is until it is refused, and both go
//! through the same code.
//!
//! Killed by: election::a_candidate_without_majority_is_a_replica_again

mod election {
    impl Node {
        async fn stand(self: &Arc<Self>, survey: &Survey) -> Result<NodeId, ReplicationError> {
            let provisional = self.state.lock().await.tenure == Tenure::Provisional;
            if !provisional && !self.take_epoch(survey, NodeRole::Candidate).await {
                return Err(ReplicationError::NoQuorum);
            }
            let count = self.canvass().await;
            if count.refused { // MUTANT: a candidate that nobody refuses stays one
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
