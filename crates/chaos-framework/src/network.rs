//! What a network is made of: its configuration, partitions, rules and errors.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use crate::NodeId;

/// What every link is like before any rule.
///
/// ```
/// use chaos_framework::NetworkConfig;
///
/// let lossy = NetworkConfig { base_drop_rate: 0.1, ..Default::default() };
/// assert_eq!(lossy.base_latency.as_millis(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct NetworkConfig {
    /// How long a message takes.
    pub base_latency: Duration,
    /// How much longer or shorter, at most: uniform, and never below zero in all.
    pub jitter: Duration,
    /// The share of messages that is lost, from 0 to 1.
    pub base_drop_rate: f64,
    /// Bytes a second on each link; `None` is no limit.
    pub bandwidth: Option<u64>,
}

impl Default for NetworkConfig {
    fn default() -> Self {
        Self {
            base_latency: Duration::from_millis(1),
            jitter: Duration::from_micros(100),
            base_drop_rate: 0.0,
            bandwidth: None,
        }
    }
}

/// Two groups that cannot reach each other, in one direction or in both.
///
/// ```
/// use chaos_framework::{NetworkPartition, PartitionType};
/// use std::{collections::HashSet, time::Duration};
///
/// let partition = NetworkPartition {
///     group_a: HashSet::from(["leader".to_string()]),
///     group_b: HashSet::from(["follower".to_string()]),
///     partition_type: PartitionType::AsymmetricAtoB,
///     duration: Some(Duration::from_secs(5)),
///     created_at: tokio::time::Instant::now().into_std(),
/// };
/// ```
#[derive(Debug, Clone)]
pub struct NetworkPartition {
    /// One side.
    pub group_a: HashSet<NodeId>,
    /// The other side.
    pub group_b: HashSet<NodeId>,
    /// Which direction is cut.
    pub partition_type: PartitionType,
    /// How long, from `created_at` on; `None` is until it is healed.
    pub duration: Option<Duration>,
    /// When it began, by tokio's clock.
    pub created_at: Instant,
}

/// Which direction a partition cuts.
///
/// ```
/// assert_ne!(
///     chaos_framework::PartitionType::AsymmetricAtoB,
///     chaos_framework::PartitionType::AsymmetricBtoA,
/// );
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartitionType {
    /// Both.
    Bidirectional,
    /// From A to B; B still reaches A.
    AsymmetricAtoB,
    /// From B to A; A still reaches B.
    AsymmetricBtoA,
}

impl NetworkPartition {
    /// Whether it cuts the way from one node to another.
    pub(crate) fn cuts(&self, from: &NodeId, to: &NodeId) -> bool {
        let a_to_b = self.group_a.contains(from) && self.group_b.contains(to);
        let b_to_a = self.group_b.contains(from) && self.group_a.contains(to);
        match self.partition_type {
            PartitionType::Bidirectional => a_to_b || b_to_a,
            PartitionType::AsymmetricAtoB => a_to_b,
            PartitionType::AsymmetricBtoA => b_to_a,
        }
    }
}

/// Makes links slower. All rules that apply to a message add up.
///
/// ```
/// use chaos_framework::{LatencyConfig, LatencyRule};
///
/// let slow = LatencyRule {
///     from: Some("node-1".to_string()),
///     to: None, // to anyone
///     latency: LatencyConfig::Fixed(std::time::Duration::from_millis(100)),
///     probability: 0.5, // every second message
/// };
/// ```
#[derive(Debug, Clone)]
pub struct LatencyRule {
    /// The sender; `None` is any.
    pub from: Option<NodeId>,
    /// The receiver; `None` is any.
    pub to: Option<NodeId>,
    /// How much longer a message takes.
    pub latency: LatencyConfig,
    /// To which share of the messages it applies, from 0 to 1.
    pub probability: f64,
}

/// A distribution of times.
///
/// ```
/// use chaos_framework::LatencyConfig;
/// use std::time::Duration;
///
/// let heavy_tail = LatencyConfig::Exponential { mean: Duration::from_millis(20) };
/// ```
#[derive(Debug, Clone)]
pub enum LatencyConfig {
    /// Always the same.
    Fixed(Duration),
    /// Each time between the two is as likely.
    Uniform {
        /// The shortest.
        min: Duration,
        /// The longest.
        max: Duration,
    },
    /// The bell curve, cut off at zero.
    Normal {
        /// Its middle.
        mean: Duration,
        /// Its width.
        std_dev: Duration,
    },
    /// Many short ones, few long ones.
    Exponential {
        /// Their mean.
        mean: Duration,
    },
}

/// Loses and damages messages. The rules that match a message each draw for themselves.
///
/// ```
/// let rule = chaos_framework::DropRule {
///     from: None,
///     to: Some("node-2".to_string()),
///     drop_rate: 0.1,
///     corrupt_rate: 0.01,
/// };
/// ```
#[derive(Debug, Clone)]
pub struct DropRule {
    /// The sender; `None` is any.
    pub from: Option<NodeId>,
    /// The receiver; `None` is any.
    pub to: Option<NodeId>,
    /// The share that is lost, from 0 to 1.
    pub drop_rate: f64,
    /// The share of the rest that arrives damaged, from 0 to 1.
    pub corrupt_rate: f64,
}

/// Why a message did not arrive.
///
/// ```
/// assert_eq!(chaos_framework::NetworkError::Dropped.to_string(), "Packet dropped");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    /// A partition is in between.
    #[error("Network partition: {from} cannot reach {to}")]
    Partitioned {
        /// The sender.
        from: NodeId,
        /// The receiver.
        to: NodeId,
    },
    /// It was lost.
    #[error("Packet dropped")]
    Dropped,
    /// It arrived damaged.
    #[error("Packet corrupted")]
    Corrupted,
    /// The sender or the receiver is down, or the link carries nothing.
    #[error("Timeout")]
    Timeout,
}
