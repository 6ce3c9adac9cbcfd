//! # max_lag_seen is the current lag
//!
//! What is wrong: The statistic follows the lag down again.
//! Why people write it: It is updated where the lag is, by assignment.
//!
//! Killed by: lag::the_highest_lag_is_remembered

mod node {
    impl Node {
        async fn note_lag(&self, lag: u64) {
            let mut stats = self.stats.write().await;
            stats.max_lag_seen = lag; // MUTANT: max_lag_seen is the current lag
        }
    }
}
