//! # A replica that was away gets everything again
//!
//! What is wrong: After a call that failed the sender starts from the first record.
//! Why people write it: Repeats do no harm, so starting over is the simplest way to be sure.
//!
//! Killed by: replicate_async::a_replica_that_was_away_catches_up_from_where_it_stopped

mod replication {
    impl Node {
        pub(crate) async fn wal_sender_loop(self: Arc<Self>, peer: NodeId) {
            let mut changes = self.changes();
            loop {
                changes.borrow_and_update();
                let request = self.state.lock().await.next_append(peer);
                let Some(request) = request else {
                    if changes.changed().await.is_err() {
                        return;
                    }
                    continue;
                };
                if self.send(peer, request).await.is_err() {
                    let mut state = self.state.lock().await; // MUTANT: from the start
                    if let Some(progress) = state.progress.get_mut(&peer) { // MUTANT
                        progress.next = Lsn(1); // MUTANT
                    } // MUTANT
                    drop(state); // MUTANT
                    sleep(self.config.heartbeat_interval).await;
                }
            }
        }
    }
}
