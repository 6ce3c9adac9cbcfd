//! # The lag is counted in records
//!
//! What is wrong: lag_bytes is the difference of two LSNs.
//! Why people write it: In PostgreSQL an LSN is a byte position, and the difference is the lag.
//! Here it counts records.
//!
//! Killed by: lag::the_lag_is_the_data_that_a_replica_has_not_acknowledged,
//! lag::a_heartbeat_tells_the_lag, lag::the_highest_lag_is_remembered

mod node {
    impl Node {
        fn measure(&self, state: &State, replica: &mut ReplicaState) {
            let lag = state.log.last_lsn().0.saturating_sub(replica.applied_lsn.0); // MUTANT: count
            replica.lag_bytes = lag; // MUTANT
            let mut behind = lock(&self.behind_since);
            if replica.applied_lsn >= state.log.last_lsn() {
                behind.remove(&replica.node_id);
            } else {
                behind.entry(replica.node_id).or_insert_with(Instant::now);
            }
        }
    }
}
