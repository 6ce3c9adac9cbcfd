//! # A synchronous write has no timeout
//!
//! What is wrong: The write waits for its acknowledgements for as long as it takes.
//! Why people write it: It is the first pitfall of the table: replicas always answer in the end, as
//! long as they live.
//!
//! Killed by: replicate_sync::a_write_gives_up_when_the_sync_timeout_is_over

mod replication {
    impl Node {
        async fn wait_for(&self, written: Written, need: Need) -> Result<(), ReplicationError> {
            let mut changes = self.changes();
            let reached = async {
                loop {
                    changes.borrow_and_update();
                    if self.is_held(written, need).await? {
                        return Ok(());
                    }
                    if changes.changed().await.is_err() {
                        return Err(ReplicationError::SyncTimeout);
                    }
                }
            };
            reached.await // MUTANT: nothing ends the wait
        }
    }
}
