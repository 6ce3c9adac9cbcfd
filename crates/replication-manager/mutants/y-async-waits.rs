//! # An asynchronous write waits
//!
//! What is wrong: replicate waits for a replica in every mode.
//! Why people write it: One path for all modes is less code, and on a good network the difference
//! is a millisecond.
//!
//! Killed by: replicate_async::an_asynchronous_write_returns_at_once_though_no_replica_answers

mod replication {
    impl Node {
        pub(crate) async fn replicate(&self, record: WalRecord) -> Result<(), ReplicationError> {
            match self.config.mode {
                ReplicationMode::Asynchronous => self.replicate_sync(record).await, // MUTANT: waits
                ReplicationMode::SemiSync | ReplicationMode::Synchronous => {
                    self.replicate_sync(record).await
                }
            }
        }
    }
}
