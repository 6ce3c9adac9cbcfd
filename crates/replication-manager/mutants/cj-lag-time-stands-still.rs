//! # The duration of a lag stands still while nothing is heard
//!
//! What is wrong: lag_time is what it was when the node was last heard: of a replica that died it
//! says that all is well.
//! Why people write it: The lag in bytes is measured there, so its duration is as well.
//!
//! Killed by: lag::the_lag_has_a_duration_and_shows_in_the_health

mod node {
    impl Node {
        fn measure(&self, state: &State, replica: &mut ReplicaState) {
            replica.lag_bytes = state.log.bytes_after(replica.applied_lsn);
            let mut behind = lock(&self.behind_since);
            if replica.applied_lsn >= state.log.last_lsn() {
                behind.remove(&replica.node_id);
                replica.lag_time = Duration::ZERO; // MUTANT: measured here
            } else {
                let since = *behind.entry(replica.node_id).or_insert_with(Instant::now); // MUTANT
                replica.lag_time = since.elapsed(); // MUTANT
            }
        }
    }
}

mod manager {
    impl ReplicationManager {
        pub async fn replica_states(&self) -> Vec<ReplicaState> {
            let mut states: Vec<ReplicaState> = self.replicas.read().await.values().cloned().collect();
            // MUTANT: as it was measured
            states.sort_by_key(|state| state.node_id);
            states
        }
    }
}
