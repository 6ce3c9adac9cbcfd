//! # Observers are not sent anything
//!
//! What is wrong: The primary sends to the voters only.
//! Why people write it: The list of those who count is at hand, and an observer counts for nothing.
//!
//! Killed by: replicate_async::an_asynchronous_write_reaches_every_replica_and_observer,
//! replicate_sync::an_observer_acknowledges_nothing

mod manager {
    impl ReplicationManager {
        pub async fn start(&self) -> Result<(), ReplicationError> {
            let mut tasks = self.tasks.lock().await;
            if self.node.is_stopped() {
                return Err(ReplicationError::Network("the manager is shut down".into()));
            }
            if !tasks.is_empty() {
                return Ok(());
            }
            if self.listens {
                let listener = self.node.listen().await?;
                tasks.spawn(Arc::clone(&self.node).serve(listener));
            }
            for peer in self.node.config.peers() {
                tasks.spawn(Arc::clone(&self.node).heartbeat_loop(peer));
                if self.node.config.is_voter(peer) { // MUTANT: observers are not sent anything
                    tasks.spawn(Arc::clone(&self.node).wal_sender_loop(peer));
                } // MUTANT: observers are not sent anything
            }
            tasks.spawn(Arc::clone(&self.node).monitor_loop());
            Ok(())
        }
    }
}
