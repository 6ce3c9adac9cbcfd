//! # A failed node never recovers
//!
//! What is wrong: A sign of life leaves the health as it is once a node has failed.
//! Why people write it: Failed sounds final; the way back was not thought of.
//!
//! Killed by: failure_detection::a_failed_node_that_speaks_again_is_healthy

mod node {
    impl Node {
        pub(crate) async fn touch(
            &self,
            state: &State,
            peer: NodeId,
            role: Option<NodeRole>,
            applied: Lsn,
        ) {
            let mut replicas = self.replicas.write().await;
            let Some(replica) = replicas.get_mut(&peer) else {
                return;
            };
            replica.role = role.unwrap_or(replica.role);
            replica.applied_lsn = applied;
            replica.received_lsn = applied;
            if replica.health != NodeHealth::Failed { // MUTANT: a failed node never recovers
                replica.last_heartbeat = Instant::now().into_std();
            } // MUTANT: a failed node never recovers
            self.measure(state, replica);
            if replica.health != NodeHealth::Failed { // MUTANT: a failed node never recovers
                replica.health = self.health_by_lag(replica);
            } // MUTANT: a failed node never recovers
            self.note_lag(replica.lag_bytes).await;
        }
    }
}
