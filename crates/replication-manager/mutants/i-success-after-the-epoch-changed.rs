//! # Success is claimed after the epoch changed
//!
//! What is wrong: A write that waits looks at LSNs only. When its node leads again later, another
//! record at that LSN is acknowledged for it.
//! Why people write it: The LSN seems to name the record. redpanda#3003 is this mistake.
//!
//! Killed by: replicate_sync::a_write_is_not_acknowledged_after_its_epoch_is_over

mod replication {
    impl Node {
        async fn is_held(&self, written: Written, need: Need) -> Result<bool, ReplicationError> {
            let state = self.state.lock().await;
            if state.tenure != Tenure::Elected { // MUTANT: whatever the epoch
                return Ok(false);
            }
            let voters = self.voting_peers();
            let wanted = match need {
                Need::One => voters.len().min(1),
                Need::All => voters.len(),
            };
            Ok(state.holders(&voters, written.lsn) >= wanted)
        }
    }
}
