use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, RwLock};

/// How a ring places its nodes, and how many copies of each key there are.
#[derive(Debug, Clone)]
pub struct ConsistentHashConfig {
    /// Virtual nodes of a physical node of weight 1.
    pub virtual_nodes: usize,
    /// Copies of each key, the primary's included.
    pub replication_factor: usize,
}

/// 150 virtual nodes, 3 copies.
impl Default for ConsistentHashConfig {
    fn default() -> Self;
}

/// A machine that keeps keys.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PhysicalNode {
    /// Unique in the ring; the positions depend on it alone.
    pub id: String,
    pub address: String,
    /// Multiplies the virtual nodes.
    pub weight: u32,
}

/// An elastic ring of physical nodes.
pub struct ConsistentHashRing { /* private */ }

/// The nodes that are responsible for a key.
#[derive(Debug, Clone)]
pub struct LookupResult {
    pub primary: PhysicalNode,
    /// The next distinct physical nodes, clockwise.
    pub replicas: Vec<PhysicalNode>,
    /// The key's position as a part of the circle (0.0 to 1.0).
    pub ring_position: f64,
}

/// How a set of keys is spread over the nodes.
#[derive(Debug, Clone)]
pub struct DistributionStats {
    pub keys_per_node: HashMap<String, usize>,
    pub standard_deviation: f64,
    /// The standard deviation divided by the mean.
    pub coefficient_of_variation: f64,
}

impl ConsistentHashRing {
    /// A ring without nodes.
    pub fn new(config: ConsistentHashConfig) -> Self;

    /// Adds a node, or replaces the one with its id. Returns the positions that change their primary.
    pub fn add_node(&mut self, node: PhysicalNode) -> HashSet<u64>;

    /// Removes a node. Returns the positions that change their primary.
    pub fn remove_node(&mut self, node_id: &str) -> HashSet<u64>;

    /// The nodes that are responsible for a key.
    pub fn lookup(&self, key: &str) -> Option<LookupResult>;

    /// The nodes that are responsible for a key with this hash.
    pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult>;

    /// The physical nodes, in ascending order of their ids.
    pub fn nodes(&self) -> Vec<&PhysicalNode>;

    /// How many physical nodes there are.
    pub fn node_count(&self) -> usize;

    /// How the primaries of the keys are spread.
    pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats;

    /// The fraction (0.0 to 1.0) of the keys whose primary would change if the node were added.
    pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64;

    /// The fraction (0.0 to 1.0) of the keys whose primary would change if the node were removed.
    pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64;

    /// Every position with the id of each node that stands there, ascending.
    pub fn ring_debug(&self) -> Vec<(u64, String)>;
}

/// The position of a key.
pub fn hash_key(key: &str) -> u64;

/// The position of a virtual node.
pub fn hash_vnode(node_id: &str, vnode_index: usize) -> u64;

/// A handle to a ring that threads share; a clone is a handle to the same ring.
#[derive(Clone)]
pub struct SharedRing { /* private */ }

/// A handle to a ring that others hold already.
impl From<Arc<RwLock<ConsistentHashRing>>> for SharedRing {
    fn from(ring: Arc<RwLock<ConsistentHashRing>>) -> Self;
}

/// Automatic, if your fields are: there is nothing to write for these two.
impl Send for SharedRing {}

impl Sync for SharedRing {}

impl SharedRing {
    /// A ring without nodes.
    pub fn new(config: ConsistentHashConfig) -> Self;

    pub fn add_node(&self, node: PhysicalNode) -> HashSet<u64>;

    pub fn remove_node(&self, node_id: &str) -> HashSet<u64>;

    pub fn lookup(&self, key: &str) -> Option<LookupResult>;

    pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult>;

    /// Copies of the physical nodes, in ascending order of their ids.
    pub fn nodes(&self) -> Vec<PhysicalNode>;

    pub fn node_count(&self) -> usize;

    pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats;

    pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64;

    pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64;

    pub fn ring_debug(&self) -> Vec<(u64, String)>;
}
