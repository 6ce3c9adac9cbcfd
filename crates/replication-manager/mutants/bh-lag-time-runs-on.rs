//! # The duration of a lag never ends
//!
//! What is wrong: A replica that has caught up keeps the time at which it once fell behind.
//! Why people write it: The start is noted where the lag is seen, and nobody thinks of the end.
//!
//! Killed by: lag::the_lag_has_a_duration_and_shows_in_the_health

mod node {
    impl Node {
        fn measure(&self, state: &State, replica: &mut ReplicaState) {
            replica.lag_bytes = state.log.bytes_after(replica.applied_lsn);
            let mut behind = lock(&self.behind_since);
            if replica.applied_lsn >= state.log.last_lsn() {
                // MUTANT: the start stays
            } else {
                behind.entry(replica.node_id).or_insert_with(Instant::now);
            }
        }
    }
}
