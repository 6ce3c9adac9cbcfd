//! # failure_detection names the lowest id
//!
//! What is wrong: Among several failed nodes it names the one with the lowest id, not the one that
//! has been silent longest.
//! Why people write it: One failure at a time is what one tests.
//!
//! Killed by: failure_detection::the_node_that_has_been_silent_longest_is_named

mod monitor {
    impl Node {
        pub(crate) async fn failure_detection(&self) -> Option<NodeId> {
            let now = Instant::now().into_std();
            let mut replicas = self.replicas.write().await;
            let mut failed: Vec<(std::time::Instant, NodeId)> = Vec::new();
            for replica in replicas.values_mut() {
                let silence = now.saturating_duration_since(replica.last_heartbeat);
                replica.health = self.health_after(silence, replica);
                if replica.health == NodeHealth::Failed {
                    failed.push((replica.last_heartbeat, replica.node_id));
                }
            }
            failed.into_iter().map(|(_, node)| node).min() // MUTANT: by id alone
        }
    }
}
