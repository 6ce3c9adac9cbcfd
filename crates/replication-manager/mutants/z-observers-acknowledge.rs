//! # An observer counts for a write
//!
//! What is wrong: Whoever holds the record counts, observers too, which no election asks.
//! Why people write it: The senders treat all peers alike, so the count does as well.
//!
//! Killed by: replicate_sync::an_observer_acknowledges_nothing,
//! replicate_sync::wait_for_sync_waits_for_all_voting_replicas_in_every_mode

mod replication {
    impl Node {
        async fn is_held(&self, written: Written, need: Need) -> Result<bool, ReplicationError> {
            let state = self.state.lock().await;
            if state.epoch != written.epoch || state.tenure == Tenure::Follower {
                return Err(ReplicationError::NotPrimary(self.config.following_role()));
            }
            if state.tenure == Tenure::Provisional {
                return Ok(false);
            }
            let voters = self.config.peers(); // MUTANT: an observer counts for a write
            let wanted = match need {
                Need::One => voters.len().min(1),
                Need::All => voters.len(),
            };
            Ok(state.holders(&voters, written.lsn) >= wanted)
        }
    }
}
