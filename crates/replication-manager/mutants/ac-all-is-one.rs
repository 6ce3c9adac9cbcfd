//! # Semi-synchronous waits for all
//!
//! What is wrong: Every wait is for all voting replicas, so one that is away stops all writes.
//! Why people write it: "At least one" sounds like the weaker half of the same thing, and with two
//! nodes it is the same.
//!
//! Killed by: replicate_sync::a_semi_synchronous_write_returns_once_one_replica_holds_it,
//! auto_failover::two_failovers_in_a_row_lose_nothing_that_was_acknowledged

mod replication {
    impl Node {
        pub(crate) async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError> {
            let need = match self.config.mode {
                ReplicationMode::Synchronous => Need::All,
                _ => Need::All, // MUTANT: semi-synchronous waits for all
            };
            let written = self.write(record, true).await?;
            self.wait_for(written, need).await
        }
    }
}
