//! # A late heartbeat is a failure
//!
//! What is wrong: A node counts as failed after two heartbeat intervals, long before the election
//! timeout.
//! Why people write it: The fourth pitfall: quick detection is wanted, and the slow answers come in
//! production.
//!
//! Killed by: failure_detection::a_node_has_failed_after_the_election_timeout_and_no_sooner,
//! failure_detection::a_node_that_is_late_is_degraded

mod monitor {
    impl Node {
        fn health_after(&self, silence: Duration, replica: &ReplicaState) -> NodeHealth {
            let lags = replica.lag_bytes > self.config.max_lag_bytes;
            if silence > self.config.heartbeat_interval * 2 { // MUTANT: too soon
                NodeHealth::Failed
            } else if replica.health == NodeHealth::Unreachable {
                NodeHealth::Unreachable
            } else if lags || silence > self.config.heartbeat_interval * 2 {
                NodeHealth::Degraded
            } else {
                NodeHealth::Healthy
            }
        }
    }
}
