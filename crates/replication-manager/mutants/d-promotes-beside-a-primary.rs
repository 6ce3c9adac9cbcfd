//! # Promotion does not look for a primary
//!
//! What is wrong: promote takes the next epoch without asking whether somebody leads already.
//! Why people write it: It is the seed's mutant D: an operator who promotes a node is taken to know
//! what is dead.
//!
//! Killed by: split_brain::promotion_beside_a_living_primary_is_split_brain,
//! split_brain::the_mock_of_a_primary_stops_a_promotion

mod election {
    impl Node {
        pub(crate) async fn promote(self: &Arc<Self>) -> Result<(), ReplicationError> {
            let _turn = self.turn.lock().await;
            self.require_voter()?;
            if *self.role.read().await == NodeRole::Primary {
                return Ok(());
            }
            let survey = self.survey().await;
            // MUTANT: who leads is not looked at
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
