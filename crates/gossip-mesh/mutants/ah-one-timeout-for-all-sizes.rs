//! # One timeout for all sizes
//!
//! What is wrong: a suspicion lasts equally long in a cluster of a thousand, where the refutation
//! takes longer.
//! Why people write it: the multiplier looks like the whole formula.
//!
//! Killed by: suspicion::a_suspicion_lasts_longer_in_a_larger_cluster

mod config {
    impl GossipConfig {
        pub(crate) fn suspicion_timeout(&self, size: usize) -> Duration {
            let intervals = u64::from(self.suspicion_multiplier) * u64::from(digits(1)) // MUTANT: as in a small cluster
                ;
            Duration::from_millis(self.probe_interval.saturating_mul(intervals))
        }
    }
}
