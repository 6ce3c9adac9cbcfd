//! # wait_for_sync is content with one replica
//!
//! What is wrong: It waits as the mode says, not for all voting replicas.
//! Why people write it: It looks like the second half of replicate_sync.
//!
//! Killed by: replicate_sync::wait_for_sync_waits_for_all_voting_replicas_in_every_mode

mod replication {
    impl Node {
        pub(crate) async fn wait_for_sync(&self, lsn: Lsn) -> Result<(), ReplicationError> {
            let epoch = {
                let state = self.state.lock().await;
                self.require_primary().await?;
                if lsn > state.log.last_lsn() {
                    return Err(ReplicationError::Wal(format!(
                        "nothing was written at {}",
                        lsn.0
                    )));
                }
                state.epoch
            };
            self.wait_for(Written { lsn, epoch }, Need::One).await // MUTANT: one is enough
        }
    }
}
