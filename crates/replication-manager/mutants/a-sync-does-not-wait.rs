//! # A synchronous write does not wait
//!
//! What is wrong: replicate_sync writes the record and returns: nobody has acknowledged it.
//! Why people write it: It is the seed's mutant A: the write is in the log, the senders are under
//! way, and on a good network every record arrives.
//!
//! Killed by: replicate_sync::replicate_sync_waits_in_every_mode,
//! replicate_sync::a_synchronous_write_waits_for_every_voting_replica,
//! replicate_sync::a_write_gives_up_when_the_sync_timeout_is_over,
//! replicate_sync::a_provisional_primary_acknowledges_nothing

mod replication {
    impl Node {
        pub(crate) async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError> {
            self.write(record, true).await.map(|_| ()) // MUTANT: nothing waits
        }
    }
}
