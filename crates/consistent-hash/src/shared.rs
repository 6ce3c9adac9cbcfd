//! A ring that threads share.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::{
    ConsistentHashConfig, ConsistentHashRing, DistributionStats, LookupResult, PhysicalNode,
};

/// A handle to a ring that threads share: its clones are handles to the same ring.
///
/// Each call is one step under one lock. Lookups run side by side; a change waits for them, is seen
/// whole or not at all, and returns what it has changed of the very state that it met. A thread that
/// panics with the lock in its hands does not take the ring from the others: no method of the ring
/// panics halfway through a change, so there is nothing half done to protect them from.
///
/// ```
/// use consistent_hash::{ConsistentHashConfig, PhysicalNode, SharedRing};
///
/// let ring = SharedRing::new(ConsistentHashConfig::default());
/// let handle = ring.clone();
/// std::thread::spawn(move || {
///     handle.add_node(PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 })
/// })
/// .join()
/// .expect("the thread ended");
/// assert_eq!(ring.lookup("key").expect("there is a node").primary.id, "a");
/// ```
// solution
#[derive(Debug, Clone)]
pub struct SharedRing {
    ring: Arc<RwLock<ConsistentHashRing>>,
}
// starter: #[derive(Clone)]
// starter: pub struct SharedRing {
// starter:     // An `Arc<RwLock<ConsistentHashRing>>`.
// starter: }
// end solution

/// A handle to a ring that others hold already.
///
/// ```
/// use std::sync::{Arc, RwLock};
///
/// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, SharedRing};
///
/// let ring = Arc::new(RwLock::new(ConsistentHashRing::new(ConsistentHashConfig::default())));
/// assert_eq!(SharedRing::from(ring).node_count(), 0);
/// ```
impl From<Arc<RwLock<ConsistentHashRing>>> for SharedRing {
    fn from(ring: Arc<RwLock<ConsistentHashRing>>) -> Self {
        Self { ring }
    }
}

impl SharedRing {
    /// A ring without nodes.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, SharedRing};
    ///
    /// assert_eq!(SharedRing::new(ConsistentHashConfig::default()).node_count(), 0);
    /// ```
    pub fn new(config: ConsistentHashConfig) -> Self {
        Self::from(Arc::new(RwLock::new(ConsistentHashRing::new(config))))
    }

    /// [`ConsistentHashRing::add_node`], in one step.
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, PhysicalNode, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// let node = PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 };
    /// assert_eq!(ring.add_node(node).len(), 150);
    /// ```
    pub fn add_node(&self, node: PhysicalNode) -> HashSet<u64> {
        self.write().add_node(node)
    }

    /// [`ConsistentHashRing::remove_node`], in one step.
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert!(ring.remove_node("stranger").is_empty());
    /// ```
    pub fn remove_node(&self, node_id: &str) -> HashSet<u64> {
        self.write().remove_node(node_id)
    }

    /// [`ConsistentHashRing::lookup`].
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert!(ring.lookup("key").is_none());
    /// ```
    pub fn lookup(&self, key: &str) -> Option<LookupResult> {
        // The key is hashed before the lock is taken.
        self.lookup_hash(crate::hash_key(key))
    }

    /// [`ConsistentHashRing::lookup_hash`].
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert!(ring.lookup_hash(7).is_none());
    /// ```
    pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult> {
        self.read().lookup_hash(hash)
    }

    /// Copies of the members, in ascending order of their ids.
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert!(ring.nodes().is_empty());
    /// ```
    pub fn nodes(&self) -> Vec<PhysicalNode> {
        self.read().nodes().into_iter().cloned().collect()
    }

    /// [`ConsistentHashRing::node_count`].
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert_eq!(ring.node_count(), 0);
    /// ```
    pub fn node_count(&self) -> usize {
        self.read().node_count()
    }

    /// [`ConsistentHashRing::distribution_stats`], of one state of the ring.
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert!(ring.distribution_stats(&[]).keys_per_node.is_empty());
    /// ```
    pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats {
        self.read().distribution_stats(keys)
    }

    /// [`ConsistentHashRing::simulate_add`], of one state of the ring.
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, PhysicalNode, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// let node = PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 };
    /// assert_eq!(ring.simulate_add(&node, &["key".to_string()]), 1.0);
    /// ```
    pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64 {
        self.read().simulate_add(node, sample_keys)
    }

    /// [`ConsistentHashRing::simulate_remove`], of one state of the ring.
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert_eq!(ring.simulate_remove("stranger", &["key".to_string()]), 0.0);
    /// ```
    pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64 {
        self.read().simulate_remove(node_id, sample_keys)
    }

    /// [`ConsistentHashRing::ring_debug`].
    ///
    /// ```
    /// # use consistent_hash::{ConsistentHashConfig, SharedRing};
    /// let ring = SharedRing::new(ConsistentHashConfig::default());
    /// assert!(ring.ring_debug().is_empty());
    /// ```
    pub fn ring_debug(&self) -> Vec<(u64, String)> {
        self.read().ring_debug()
    }

    fn read(&self) -> RwLockReadGuard<'_, ConsistentHashRing> {
        self.ring.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, ConsistentHashRing> {
        self.ring.write().unwrap_or_else(PoisonError::into_inner)
    }
}
