//! # failure_detection forgets the lag
//!
//! What is wrong: A node that answers in time is judged Healthy however far it lags: the next
//! judgement takes back what the last answer told.
//! Why people write it: Two places judge a node, one by its answers and one by its silence, and
//! each looks at its own.
//!
//! Killed by: lag::a_lag_of_max_lag_bytes_is_not_too_high

mod monitor {
    impl Node {
        fn health_after(&self, silence: Duration, replica: &ReplicaState) -> NodeHealth {
            // MUTANT: the lag is not looked at
            if silence >= self.config.election_timeout {
                NodeHealth::Failed
            } else if replica.health == NodeHealth::Unreachable {
                NodeHealth::Unreachable
            } else if silence > self.config.heartbeat_interval * 2 { // MUTANT
                NodeHealth::Degraded
            } else {
                NodeHealth::Healthy
            }
        }
    }
}
