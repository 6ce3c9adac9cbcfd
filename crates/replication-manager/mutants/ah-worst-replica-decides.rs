//! # The worst replica stops an asynchronous primary
//!
//! What is wrong: LagTooHigh is decided by the replica furthest behind: one dead replica stops all
//! writes.
//! Why people write it: max_lag is there already, and its name fits the limit's.
//!
//! Killed by: lag::an_asynchronous_primary_does_not_run_away_from_its_replicas

mod replication {
    impl Node {
        async fn check_lag(&self) -> Result<(), ReplicationError> {
            let voters = self.voting_peers();
            let replicas = self.replicas.read().await;
            let best = voters
                .iter()
                .filter_map(|id| replicas.get(id))
                .map(|r| r.lag_bytes)
                .max(); // MUTANT: the worst replica stops an asynchronous primary
            match best {
                Some(lag) if lag > self.config.max_lag_bytes => Err(ReplicationError::LagTooHigh(lag)),
                _ => Ok(()),
            }
        }
    }
}
