use std::collections::{BTreeMap, HashSet};
use std::hash::{Hash, Hasher};

#[derive(Debug, Clone)]
pub struct ConsistentHashConfig {
    pub virtual_nodes: usize,
    pub replication_factor: usize,
}

impl Default for ConsistentHashConfig {
    fn default() -> Self;
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PhysicalNode {
    pub id: String,
    pub address: String,
    pub weight: u32,
}

pub struct ConsistentHashRing {
}

#[derive(Debug, Clone)]
pub struct LookupResult {
    pub primary: PhysicalNode,
    pub replicas: Vec<PhysicalNode>,
    pub ring_position: f64,
}

#[derive(Debug, Clone)]
pub struct DistributionStats {
    pub keys_per_node: HashMap<String, usize>,
    pub standard_deviation: f64,
    pub coefficient_of_variation: f64,
}

impl ConsistentHashRing {
    pub fn new(config: ConsistentHashConfig) -> Self;

    pub fn add_node(&mut self, node: PhysicalNode) -> HashSet<u64>;

    pub fn remove_node(&mut self, node_id: &str) -> HashSet<u64>;

    pub fn lookup(&self, key: &str) -> Option<LookupResult>;

    pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult>;

    pub fn nodes(&self) -> Vec<&PhysicalNode>;

    pub fn node_count(&self) -> usize;

    pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats;

    pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64;

    pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64;

    pub fn ring_debug(&self) -> Vec<(u64, String)>;
}

pub fn hash_key(key: &str) -> u64;

pub fn hash_vnode(node_id: &str, vnode_index: usize) -> u64;
