//! What goes into a ring, and what a lookup gives.

/// How a ring places its nodes, and how many copies of each key there are.
///
/// ```
/// let config = consistent_hash::ConsistentHashConfig::default();
/// assert_eq!((config.virtual_nodes, config.replication_factor), (150, 3));
/// ```
#[derive(Debug, Clone)]
pub struct ConsistentHashConfig {
    /// Virtual nodes of a physical node of weight 1. With 0 no node has a position.
    pub virtual_nodes: usize,
    /// Copies of each key, the primary's included. 0 counts as 1.
    pub replication_factor: usize,
}

impl Default for ConsistentHashConfig {
    fn default() -> Self {
        Self {
            virtual_nodes: 150,
            replication_factor: 3,
        }
    }
}

/// A machine that keeps keys.
///
/// ```
/// let node = consistent_hash::PhysicalNode {
///     id: "node-1".to_string(),
///     address: "10.0.0.1:8080".to_string(),
///     weight: 2,
/// };
/// assert_eq!(node.clone(), node);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PhysicalNode {
    /// Its name, unique in the ring: the positions of the node depend on it, and on nothing else.
    pub id: String,
    /// Where it is reached. It has no part in the placement.
    pub address: String,
    /// Multiplies the virtual nodes. With 0 the node is a member without positions: it owns nothing.
    pub weight: u32,
}

/// The nodes that are responsible for a key.
///
/// ```
/// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
///
/// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
/// let only = PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 };
/// ring.add_node(only.clone());
/// let found = ring.lookup_hash(1 << 63).expect("there is a node");
/// assert_eq!((found.primary, found.replicas.len(), found.ring_position), (only, 0, 0.5));
/// ```
#[derive(Debug, Clone)]
pub struct LookupResult {
    /// The owner: the first node at or after the key's position, clockwise.
    pub primary: PhysicalNode,
    /// The next distinct physical nodes, clockwise, nearest first.
    pub replicas: Vec<PhysicalNode>,
    /// The key's own position as a part of the circle: its hash divided by 2^64, from 0.0 to 1.0.
    pub ring_position: f64,
}
