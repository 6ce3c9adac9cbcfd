//! # Shutdown leaves the listener open
//!
//! What is wrong: The manager is marked as stopped, but what it started goes on, and so does its
//! socket.
//! Why people write it: The process ends soon after, and the system closes everything.
//!
//! Killed by: create::sockets_are_bound_by_start_and_freed_by_shutdown

mod manager {
    impl ReplicationManager {
        pub async fn shutdown(&self) -> Result<(), ReplicationError> {
            self.node.stopped.store(true, Ordering::Release);
            // MUTANT: they will end with the process
            let mut state = self.node.state.lock().await;
            self.node.resign(&mut state).await;
            Ok(())
        }
    }
}
