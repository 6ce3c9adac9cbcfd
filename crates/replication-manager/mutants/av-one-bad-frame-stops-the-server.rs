//! # One bad connection stops the server
//!
//! What is wrong: The server talks to one peer after the other and ends when one of them sends
//! nonsense.
//! Why people write it: An error is passed on with ?, and the loop is where it ends up.
//!
//! Killed by: heartbeat::a_hostile_peer_is_cut_off_and_harms_nobody

mod server {
    impl Node {
        pub(crate) async fn serve(self: Arc<Self>, listener: TcpListener) {
            let mut connections = JoinSet::new();
            loop {
                while connections.len() >= MAX_CONNECTIONS {
                    connections.join_next().await;
                }
                while connections.try_join_next().is_some() {}
                match listener.accept().await {
                    Ok((stream, _)) => {
                        let node = Arc::clone(&self);
                        let Ok(()) = node.converse(stream).await else { return }; // MUTANT: the end
                        connections.spawn(async {}); // MUTANT
                    }
                    // Out of descriptors, most likely: give others time to free some.
                    Err(_) => tokio::time::sleep(self.config.heartbeat_interval).await,
                }
            }
        }
    }
}
