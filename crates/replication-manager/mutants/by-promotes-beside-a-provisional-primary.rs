//! # Promotion looks for elected primaries only
//!
//! What is wrong: promote asks who the living primary is, and a provisional one is none: the node
//! takes the next epoch although another one answers as Primary, and that one drops its records.
//! Why people write it: start_election has the same survey, and there the living primary is all
//! that counts.
//!
//! Killed by: epochs::promotion_beside_a_provisional_primary_is_split_brain

mod election {
    impl Node {
        pub(crate) async fn promote(self: &Arc<Self>) -> Result<(), ReplicationError> {
            let _turn = self.turn.lock().await;
            self.require_voter()?;
            if *self.role.read().await == NodeRole::Primary {
                return Ok(());
            }
            let survey = self.survey().await;
            // MUTANT: the roles in the answers are not looked at
            if self.living_primary(&survey).await.is_some() { // MUTANT
                return Err(ReplicationError::SplitBrain);
            }
            if !self.take_epoch(&survey, NodeRole::Primary).await {
                return Err(ReplicationError::NoQuorum);
            }
            let count = self.canvass().await;
            if count.refused && !count.won {
                self.withdraw().await;
                return Err(ReplicationError::NoQuorum);
            }
            Ok(())
        }
    }
}
