//! How evenly keys are spread.

use std::collections::HashMap;

/// How a set of keys is spread over the nodes.
///
/// ```
/// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing};
///
/// let ring = ConsistentHashRing::new(ConsistentHashConfig::default());
/// let stats = ring.distribution_stats(&["a key without a node".to_string()]);
/// assert!(stats.keys_per_node.is_empty());
/// assert_eq!((stats.standard_deviation, stats.coefficient_of_variation), (0.0, 0.0));
/// ```
#[derive(Debug, Clone)]
pub struct DistributionStats {
    /// How many of the keys each node is the primary of. Every member is there, also with 0.
    pub keys_per_node: HashMap<String, usize>,
    /// The population standard deviation of these counts, in keys; 0.0 of no counts.
    pub standard_deviation: f64,
    /// The standard deviation divided by the mean of the counts; 0.0 where the mean is 0.
    pub coefficient_of_variation: f64,
}

impl DistributionStats {
    /// The statistics of these counts.
    pub(crate) fn of(keys_per_node: HashMap<String, usize>) -> Self {
        let counts = || keys_per_node.values().map(|&count| count as f64);
        let mean = mean(counts());
        let deviation = self::mean(counts().map(|count| (count - mean).powi(2))).sqrt();
        Self {
            standard_deviation: deviation,
            coefficient_of_variation: if mean == 0.0 { 0.0 } else { deviation / mean },
            keys_per_node,
        }
    }
}

/// The mean of some figures; 0.0 of none.
fn mean(figures: impl ExactSizeIterator<Item = f64>) -> f64 {
    match figures.len() {
        0 => 0.0,
        count => figures.sum::<f64>() / count as f64,
    }
}
