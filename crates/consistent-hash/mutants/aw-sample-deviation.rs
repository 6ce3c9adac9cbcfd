//! # Divides by one less
//!
//! What is wrong: the deviation of a sample, where all members are known.
//! Why people write it: it is the formula that most libraries have under "std".
//!
//! Killed by: statistics::the_deviation_is_that_of_the_whole_population

mod stats {
    impl DistributionStats {
        pub(crate) fn of(keys_per_node: HashMap<String, usize>) -> Self {
            let counts = || keys_per_node.values().map(|&count| count as f64);
            let mean = mean(counts());
            let squares: f64 = counts().map(|count| (count - mean).powi(2)).sum(); // MUTANT
            let others = counts().len().saturating_sub(1).max(1); // MUTANT
            let deviation = (squares / others as f64).sqrt(); // MUTANT
            Self {
                standard_deviation: deviation,
                coefficient_of_variation: if mean == 0.0 { 0.0 } else { deviation / mean },
                keys_per_node,
            }
        }
    }
}
