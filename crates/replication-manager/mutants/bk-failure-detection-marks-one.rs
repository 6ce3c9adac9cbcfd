//! # Only the node that is named is marked
//!
//! What is wrong: The other nodes that have failed keep their old health.
//! Why people write it: The function returns one node, so it deals with one.
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
            let named = failed.into_iter().min().map(|(_, node)| node); // MUTANT: others are spared
            let failed = |r: &&mut ReplicaState| r.health == NodeHealth::Failed; // MUTANT
            let others = replicas.values_mut().filter(failed).filter(|r| Some(r.node_id) != named); // MUTANT
            others.for_each(|r| r.health = NodeHealth::Degraded); // MUTANT
            named // MUTANT
        }
    }
}
