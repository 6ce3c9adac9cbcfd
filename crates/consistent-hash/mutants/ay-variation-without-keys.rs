//! # Divides by a mean of 0
//!
//! What is wrong: NaN for nodes without keys.
//! Why people write it: the mean of a distribution is never 0, one thinks.
//!
//! Killed by: statistics::nothing_at_all_has_no_spread

mod stats {
    impl DistributionStats {
        pub(crate) fn of(keys_per_node: HashMap<String, usize>) -> Self {
            let counts = || keys_per_node.values().map(|&count| count as f64);
            let mean = mean(counts());
            let deviation = self::mean(counts().map(|count| (count - mean).powi(2))).sqrt();
            Self {
                standard_deviation: deviation,
                coefficient_of_variation: deviation / mean, // MUTANT
                keys_per_node,
            }
        }
    }
}
