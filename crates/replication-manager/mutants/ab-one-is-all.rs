//! # Synchronous is content with one replica
//!
//! What is wrong: The mode is not looked at: one acknowledgement ends every wait.
//! Why people write it: Semi-sync was written first, and the other mode was to come later.
//!
//! Killed by: replicate_sync::a_synchronous_write_waits_for_every_voting_replica,
//! replicate_sync::an_acknowledgement_counts_once_however_often_it_comes

mod replication {
    impl Node {
        pub(crate) async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError> {
            let need = match self.config.mode {
                ReplicationMode::Synchronous => Need::One, // MUTANT: one is enough
                ReplicationMode::SemiSync | ReplicationMode::Asynchronous => Need::One,
            };
            let written = self.write(record, true).await?;
            self.wait_for(written, need).await
        }
    }
}
