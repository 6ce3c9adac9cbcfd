//! The ring itself.

use std::collections::{HashMap, HashSet};

use crate::hash::{hash_key, positions};
use crate::members::{Members, Slot};
use crate::points::Points;
use crate::{ConsistentHashConfig, DistributionStats, LookupResult, PhysicalNode};

/// Up to so many replicas it is faster to look through them than to mark slots.
const FEW: usize = 16;

/// A ring of physical nodes, each at the positions of its virtual nodes.
///
/// It is a function of its configuration and its present members: neither the order in which they
/// came nor who was there before leaves a trace.
///
/// ```
/// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
///
/// let node = |id: &str| PhysicalNode { id: id.into(), address: "host:1".into(), weight: 1 };
/// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
/// ring.add_node(node("b"));
/// ring.add_node(node("a"));
/// let mut other = ConsistentHashRing::new(ConsistentHashConfig::default());
/// other.add_node(node("a"));
/// other.add_node(node("b"));
/// assert_eq!(ring.ring_debug(), other.ring_debug());
/// ```
// solution
#[derive(Debug, Clone)]
pub struct ConsistentHashRing {
    config: ConsistentHashConfig,
    members: Members,
    points: Points,
}
// starter: pub struct ConsistentHashRing {
// starter:     // Your private fields: the configuration, the nodes, and a `BTreeMap` of positions.
// starter: }
// end solution

impl ConsistentHashRing {
    /// A ring without nodes.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing};
    ///
    /// let ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// assert!(ring.lookup("key").is_none());
    /// ```
    pub fn new(config: ConsistentHashConfig) -> Self {
        Self {
            config,
            members: Members::default(),
            points: Points::default(),
        }
    }

    /// Adds a node, or replaces the member with the same id: its address and its weight.
    ///
    /// Returns where keys must move: the node's positions at which the primary is another one than
    /// before. Each stands for the arc that it ends, from the position before it (exclusive) to
    /// itself (inclusive). For a new node these are the positions that it owns now, and the arcs, on
    /// the ring after the call, come to it; so they do when a replacement has more weight. When it
    /// has less weight they are positions that it gave up, and the arcs, on the ring before the call,
    /// leave it. Every key in one of these arcs changes its primary, and no other key does.
    ///
    /// O(v log p) for v virtual nodes of the node among p positions.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let config = ConsistentHashConfig { virtual_nodes: 4, replication_factor: 1 };
    /// let mut ring = ConsistentHashRing::new(config);
    /// let mut node = PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 };
    /// assert_eq!(ring.add_node(node.clone()).len(), 4); // from nobody to "a"
    /// node.address = "host:2".into();
    /// assert_eq!(ring.add_node(node).len(), 0); // the same place on the ring: no key moves
    /// ```
    pub fn add_node(&mut self, node: PhysicalNode) -> HashSet<u64> {
        let new = self.positions_of(&node);
        let (slot, old) = self.members.insert(node, new.clone());
        if old.is_empty() {
            return self.enter(slot, &new);
        }
        let mut moved = self.give_up(slot, &missing(&old, &new));
        moved.extend(self.take_over(slot, &missing(&new, &old)));
        moved
    }

    /// Removes a node. An id that is not a member changes nothing and gives the empty set.
    ///
    /// Returns where keys must move: the positions that the node owned. Each stands for the arc
    /// that it ended before the call, as in [`add_node`](ConsistentHashRing::add_node): every key in
    /// one of these arcs changes its primary, and no other key does.
    ///
    /// O(v log p) for v virtual nodes of the node among p positions.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// let node = PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 };
    /// let came = ring.add_node(node);
    /// assert_eq!(ring.remove_node("a"), came);
    /// assert!(ring.remove_node("a").is_empty());
    /// ```
    pub fn remove_node(&mut self, node_id: &str) -> HashSet<u64> {
        let Some((slot, positions)) = self.members.remove(node_id) else {
            return HashSet::new();
        };
        let mut moved = HashSet::with_capacity(positions.len());
        for position in positions {
            if self.points.remove(position, slot) {
                moved.insert(position);
            }
        }
        moved
    }

    /// The nodes that are responsible for a key; `None` if no node has a position.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// ring.add_node(PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 });
    /// assert_eq!(ring.lookup("key").expect("there is a node").primary.id, "a");
    /// ```
    pub fn lookup(&self, key: &str) -> Option<LookupResult> {
        self.lookup_hash(hash_key(key))
    }

    /// The nodes that are responsible for a key whose hash is known; `None` if no node has a
    /// position.
    ///
    /// O(log p) among p positions, and the walk to as many distinct nodes as there are copies.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode, hash_vnode};
    ///
    /// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// for id in ["a", "b"] {
    ///     ring.add_node(PhysicalNode { id: id.into(), address: "host:1".into(), weight: 1 });
    /// }
    /// // A hash at a position belongs to that position.
    /// let found = ring.lookup_hash(hash_vnode("b", 7)).expect("there are nodes");
    /// assert_eq!((found.primary.id.as_str(), found.replicas[0].id.as_str()), ("b", "a"));
    /// ```
    pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult> {
        let primary = self.points.owner(hash)?;
        Some(LookupResult {
            primary: self.members.node(primary).clone(),
            replicas: self.replicas(hash, primary),
            ring_position: part_of_circle(hash),
        })
    }

    /// The members, in ascending order of their ids.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// for id in ["b", "a"] {
    ///     ring.add_node(PhysicalNode { id: id.into(), address: "host:1".into(), weight: 1 });
    /// }
    /// let ids: Vec<&str> = ring.nodes().iter().map(|node| node.id.as_str()).collect();
    /// assert_eq!(ids, ["a", "b"]);
    /// ```
    pub fn nodes(&self) -> Vec<&PhysicalNode> {
        let slots = self.members.listed().into_iter();
        slots.map(|slot| self.members.node(slot)).collect()
    }

    /// How many members there are, those without a position included.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// ring.add_node(PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 0 });
    /// assert_eq!(ring.node_count(), 1);
    /// ```
    pub fn node_count(&self) -> usize {
        self.members.count()
    }

    /// How the primaries of `keys` are spread over the members. A key that is listed twice counts
    /// twice.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// for (id, weight) in [("busy", 1), ("drained", 0)] {
    ///     ring.add_node(PhysicalNode { id: id.into(), address: "host:1".into(), weight });
    /// }
    /// let stats = ring.distribution_stats(&["x".to_string(), "y".to_string()]);
    /// assert_eq!((stats.keys_per_node["busy"], stats.keys_per_node["drained"]), (2, 0));
    /// assert_eq!((stats.standard_deviation, stats.coefficient_of_variation), (1.0, 1.0));
    /// ```
    pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats {
        let mut counts = vec![0; self.members.slots()];
        let owner = |key: &String| self.points.owner(hash_key(key));
        for owner in keys.iter().filter_map(owner) {
            counts[owner.index()] += 1;
        }
        let count = |slot: Slot| (self.members.node(slot).id.clone(), counts[slot.index()]);
        let keys_per_node: HashMap<String, usize> =
            self.members.listed().into_iter().map(count).collect();
        DistributionStats::of(keys_per_node)
    }

    /// Which part of `sample_keys`, from 0.0 to 1.0, would change its primary if `node` were added,
    /// or took the place of the member with its id. The ring stays as it is.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};
    ///
    /// let ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// let node = PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 };
    /// assert_eq!(ring.simulate_add(&node, &["from nobody".to_string()]), 1.0);
    /// ```
    pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64 {
        let positions = self.positions_of(node);
        self.moving(&node.id, &positions, sample_keys)
    }

    /// Which part of `sample_keys`, from 0.0 to 1.0, would change its primary if the node were
    /// removed. The ring stays as it is.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing};
    ///
    /// let ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    /// assert_eq!(ring.simulate_remove("stranger", &["key".to_string()]), 0.0);
    /// ```
    pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64 {
        self.moving(node_id, &[], sample_keys)
    }

    /// All positions with the ids of the nodes that stand there: ascending by position, at one
    /// position by id.
    ///
    /// ```
    /// use consistent_hash::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode, hash_vnode};
    ///
    /// let config = ConsistentHashConfig { virtual_nodes: 1, replication_factor: 1 };
    /// let mut ring = ConsistentHashRing::new(config);
    /// ring.add_node(PhysicalNode { id: "a".into(), address: "host:1".into(), weight: 1 });
    /// assert_eq!(ring.ring_debug(), [(hash_vnode("a", 0), "a".to_string())]);
    /// ```
    pub fn ring_debug(&self) -> Vec<(u64, String)> {
        self.points
            .walk(0)
            .map(|(position, slot)| (position, self.members.node(slot).id.clone()))
            .collect()
    }

    /// Where the virtual nodes of `node` stand: as many as its weight says.
    fn positions_of(&self, node: &PhysicalNode) -> Vec<u64> {
        let weight = usize::try_from(node.weight).unwrap_or(usize::MAX);
        positions(&node.id, self.config.virtual_nodes.saturating_mul(weight))
    }

    /// Puts a node that has no position yet at its positions. Returns those that it owns.
    fn enter(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
        let mut moved = HashSet::with_capacity(positions.len());
        for &position in positions {
            if self.points.insert(position, slot, &self.members) {
                moved.insert(position);
            }
        }
        moved
    }

    /// Puts a node at further positions. Returns those that change their primary: an arc that was
    /// its own before is only cut in two.
    fn take_over(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
        let mut moved: HashSet<u64> = positions.iter().copied().collect();
        moved.retain(|&position| self.points.owner(position) != Some(slot));
        let owned = self.enter(slot, positions);
        moved.retain(|position| owned.contains(position));
        moved
    }

    /// Takes a node that stays from some of its positions. Returns those that change their primary:
    /// an arc that is followed by another one of its own does not.
    fn give_up(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
        let mut moved = HashSet::new();
        for &position in positions {
            if self.points.remove(position, slot) {
                moved.insert(position);
            }
        }
        moved.retain(|&position| self.points.owner(position) != Some(slot));
        moved
    }

    /// The next distinct nodes after the primary, clockwise from `hash`.
    fn replicas(&self, hash: u64, primary: Slot) -> Vec<PhysicalNode> {
        // Beyond the nodes that have a position there is nobody to walk to.
        let copies = self.config.replication_factor.min(self.members.placed());
        if copies <= 1 {
            return Vec::new();
        }
        let mut seen = Seen::new(copies, self.members.slots());
        seen.is_new(primary);
        let mut replicas = Vec::with_capacity(copies - 1);
        for (_, slot) in self.points.walk(hash) {
            if seen.is_new(slot) {
                replicas.push(self.members.node(slot).clone());
                if replicas.len() == copies - 1 {
                    break;
                }
            }
        }
        replicas
    }

    /// Which part of `sample_keys` would change its primary if the virtual nodes of `id`, a member
    /// or not, stood at `positions`, and nowhere else.
    fn moving(&self, id: &str, positions: &[u64], sample_keys: &[String]) -> f64 {
        if sample_keys.is_empty() {
            return 0.0;
        }
        let present = self.members.find(id);
        let moves = |key: &&String| {
            let hash = hash_key(key);
            let owns = present.is_some() && self.points.owner(hash) == present;
            // Whoever it is beside `id` owns the key before as well as after.
            owns != self.would_own(id, positions, hash)
        };
        sample_keys.iter().filter(moves).count() as f64 / sample_keys.len() as f64
    }

    /// Whether `id` would own `hash` if its virtual nodes stood at `positions`, which ascend.
    fn would_own(&self, id: &str, positions: &[u64], hash: u64) -> bool {
        let at = positions.partition_point(|&position| position < hash);
        let Some(own) = positions.get(at).or(positions.first()) else {
            return false;
        };
        let distance = |position: u64| position.wrapping_sub(hash);
        let other = |&(_, slot): &(u64, Slot)| self.members.node(slot).id != id;
        let rival = self.points.walk(hash).find(other);
        rival.is_none_or(|(position, slot)| {
            (distance(*own), id) < (distance(position), &self.members.node(slot).id)
        })
    }
}

/// What `of` has and `than` lacks; both ascend.
fn missing(of: &[u64], than: &[u64]) -> Vec<u64> {
    let lacks = |position: &u64| than.binary_search(position).is_err();
    of.iter().copied().filter(lacks).collect()
}

/// A hash as a part of the circle, which has 2^64 positions.
fn part_of_circle(hash: u64) -> f64 {
    hash as f64 / 2.0_f64.powi(64)
}

/// Which slots a walk has met.
enum Seen {
    Few(Vec<Slot>),
    Many(Vec<bool>),
}

impl Seen {
    fn new(copies: usize, slots: usize) -> Self {
        if copies <= FEW {
            Self::Few(Vec::with_capacity(copies))
        } else {
            Self::Many(vec![false; slots])
        }
    }

    /// Whether the walk meets `slot` for the first time.
    fn is_new(&mut self, slot: Slot) -> bool {
        match self {
            Self::Few(met) => {
                let new = !met.contains(&slot);
                if new {
                    met.push(slot);
                }
                new
            }
            Self::Many(met) => !std::mem::replace(&mut met[slot.index()], true),
        }
    }
}
