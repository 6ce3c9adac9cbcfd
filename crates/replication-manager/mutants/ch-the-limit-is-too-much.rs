//! # A lag of max_lag_bytes is too high
//!
//! What is wrong: A node that lags by exactly what is allowed is Degraded, and the asynchronous
//! primary stops one record early.
//! Why people write it: `>=` reads as well as `>`, and no lag in a test is the limit itself.
//!
//! Killed by: lag::a_lag_of_max_lag_bytes_is_not_too_high

mod node {
    impl Node {
        fn health_by_lag(&self, replica: &ReplicaState) -> NodeHealth {
            if replica.lag_bytes >= self.config.max_lag_bytes { // MUTANT: the limit is too much
                NodeHealth::Degraded
            } else {
                NodeHealth::Healthy
            }
        }
    }
}

mod replication {
    impl Node {
        async fn check_lag(&self) -> Result<(), ReplicationError> {
            let voters = self.voting_peers();
            let replicas = self.replicas.read().await;
            let best = voters
                .iter()
                .filter_map(|id| replicas.get(id))
                .map(|r| r.lag_bytes)
                .min();
            match best {
                Some(lag) if lag >= self.config.max_lag_bytes => Err(ReplicationError::LagTooHigh(lag)), // MUTANT
                _ => Ok(()),
            }
        }
    }
}
