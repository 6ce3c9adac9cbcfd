//! # A manager that was shut down starts again
//!
//! What is wrong: start looks only for tasks that run, and after a shutdown none does: the node is
//! back, with a log and votes that the others count as lost.
//! Why people write it: Stopping and starting look like opposites, and the test that starts again
//! finds the address taken.
//!
//! Killed by: create::sockets_are_bound_by_start_and_freed_by_shutdown

mod manager {
    impl ReplicationManager {
        pub async fn start(&self) -> Result<(), ReplicationError> {
            let mut tasks = self.tasks.lock().await;
            // MUTANT: a shutdown is not final
            if !tasks.is_empty() {
                return Ok(());
            }
            if self.listens {
                let listener = self.node.listen().await?;
                tasks.spawn(Arc::clone(&self.node).serve(listener));
            }
            for peer in self.node.config.peers() {
                tasks.spawn(Arc::clone(&self.node).heartbeat_loop(peer));
                tasks.spawn(Arc::clone(&self.node).wal_sender_loop(peer));
            }
            tasks.spawn(Arc::clone(&self.node).monitor_loop());
            Ok(())
        }
    }
}
