//! The vector clock itself.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::wire;
use crate::{CausalOrder, ClockError, NodeId};

/// How many events of each node are known: a point in the causal history of a system.
///
/// A node without an entry has the count 0, and an entry of 0 does not exist: there is one clock for
/// each state of knowledge, so `==` agrees with [`compare`](VectorClock::compare).
///
/// In `serde`'s data model a clock is a map from node to count, in ascending order of the names.
///
/// Sources: C. Fidge, "Timestamps in Message-Passing Systems That Preserve the Partial Ordering",
/// 1988; F. Mattern, "Virtual Time and Global States of Distributed Systems", 1989, "Vector Time".
///
/// ```
/// use vector_clock::VectorClock;
///
/// let node = "node-1".to_string();
/// let mut clock = VectorClock::default();
/// clock.tick(&node);
/// let earlier = clock.clone();
/// clock.tick(&node);
/// assert!(earlier < clock);
/// ```
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
// solution
#[serde(transparent)]
pub struct VectorClock {
    // Ascending by name, no name twice, no count 0. A sorted vector, because the operations that
    // run for every message look at *all* entries of two clocks: side by side in memory, one pass
    // finds each pair without hashing or allocating (a `HashMap` hashes every name, a `BTreeMap`
    // hops between nodes). The price is a binary search a tick, and entries that shift when a node
    // is new, which happens once a node.
    #[serde(serialize_with = "wire::write", deserialize_with = "wire::read")]
    entries: Vec<(NodeId, u64)>,
}
// starter: pub struct VectorClock {
// starter:     // Your private fields: what maps a node to its count? `serde` attributes are welcome here.
// starter: }
// end solution

impl VectorClock {
    /// The clock of a node that knows of no event, its own included.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// assert!(VectorClock::new().known_nodes().is_empty());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts one event of `node_id`: a local step, or a send.
    ///
    /// At `u64::MAX` the count stays: it must never run backwards, and a peer that sends such a
    /// count must not be able to stop this process either.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let node = "a".to_string();
    /// let mut clock = VectorClock::new();
    /// clock.tick(&node);
    /// clock.tick(&node);
    /// assert_eq!(clock.get(&node), 2);
    /// ```
    pub fn tick(&mut self, node_id: &NodeId) {
        match self.position(node_id) {
            Ok(at) => self.entries[at].1 = self.entries[at].1.saturating_add(1),
            Err(at) => self.entries.insert(at, (node_id.clone(), 1)),
        }
    }

    /// Receives a message stamped `other` at `local_node`: every entry becomes the greater of the
    /// two, then the receive itself is counted as one event of `local_node`.
    ///
    /// ```text
    /// a: {a:2} ──── {a:2} ───┐
    ///                        v
    /// b: {b:1} ───────── {a:2, b:2}
    /// ```
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let (a, b) = ("a".to_string(), "b".to_string());
    /// let mut sender = VectorClock::new();
    /// sender.tick(&a);
    /// sender.tick(&a);
    /// let mut receiver = VectorClock::new();
    /// receiver.tick(&b);
    ///
    /// receiver.merge(&sender, &b);
    /// assert_eq!((receiver.get(&a), receiver.get(&b)), (2, 2));
    /// ```
    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
        let unknown = self.raise_shared(other);
        if unknown > 0 {
            self.insert_unknown(other, unknown);
        }
        self.tick(local_node);
    }

    /// How many events of `node_id` are known; 0 for a node never heard of.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// assert_eq!(VectorClock::new().get(&"a".to_string()), 0);
    /// ```
    pub fn get(&self, node_id: &NodeId) -> u64 {
        self.position(node_id).map_or(0, |at| self.entries[at].1)
    }

    /// How the two clocks stand to each other, in one pass over both and without copying.
    ///
    /// ```
    /// use vector_clock::{CausalOrder, VectorClock};
    ///
    /// let mut left = VectorClock::new();
    /// left.tick(&"a".to_string());
    /// let mut right = VectorClock::new();
    /// right.tick(&"b".to_string());
    /// assert_eq!(left.compare(&left), CausalOrder::Equal);
    /// assert_eq!(left.compare(&right), CausalOrder::Concurrent);
    /// ```
    pub fn compare(&self, other: &VectorClock) -> CausalOrder {
        let (mut mine, mut theirs) = (self.entries.as_slice(), other.entries.as_slice());
        let (mut behind, mut ahead) = (false, false);
        while let ([(node, count), my_rest @ ..], [(their_node, their_count), their_rest @ ..]) =
            (mine, theirs)
        {
            // An entry on one side only stands against a 0, and no entry is 0.
            match node.cmp(their_node) {
                Ordering::Less => (ahead, mine) = (true, my_rest),
                Ordering::Greater => (behind, theirs) = (true, their_rest),
                Ordering::Equal => {
                    behind |= count < their_count;
                    ahead |= count > their_count;
                    (mine, theirs) = (my_rest, their_rest);
                }
            }
            if behind && ahead {
                return CausalOrder::Concurrent;
            }
        }
        CausalOrder::of(behind || !theirs.is_empty(), ahead || !mine.is_empty())
    }

    /// Whether `self` is strictly before `other`; never true of a clock and itself.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let mut later = VectorClock::new();
    /// later.tick(&"a".to_string());
    /// assert!(VectorClock::new().happened_before(&later));
    /// assert!(!later.happened_before(&VectorClock::new()));
    /// ```
    pub fn happened_before(&self, other: &VectorClock) -> bool {
        self.compare(other) == CausalOrder::Before
    }

    /// Whether each of the two knows of an event that the other does not: a conflict, if both
    /// wrote. Equal clocks are not concurrent.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let mut left = VectorClock::new();
    /// left.tick(&"a".to_string());
    /// let mut right = VectorClock::new();
    /// right.tick(&"b".to_string());
    /// assert!(left.is_concurrent_with(&right));
    /// ```
    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
        self.compare(other) == CausalOrder::Concurrent
    }

    /// The nodes of which at least one event is known, in ascending order of their names.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let mut clock = VectorClock::new();
    /// clock.tick(&"b".to_string());
    /// clock.tick(&"a".to_string());
    /// assert_eq!(clock.known_nodes(), ["a", "b"]);
    /// ```
    pub fn known_nodes(&self) -> Vec<NodeId> {
        self.entries.iter().map(|(node, _)| node.clone()).collect()
    }

    /// The clock as a JSON object, nodes in ascending order, no white space: equal clocks give
    /// equal bytes.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let mut clock = VectorClock::new();
    /// clock.tick(&"b".to_string());
    /// clock.tick(&"a".to_string());
    /// assert_eq!(clock.to_bytes(), br#"{"a":1,"b":1}"#);
    /// ```
    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("names and counts are always JSON, and memory takes it")
    }

    /// Reads what [`to_bytes`](VectorClock::to_bytes) wrote, or any other JSON object of counts:
    /// entries in any order, zeros dropped, white space ignored.
    ///
    /// # Errors
    ///
    /// [`ClockError::DeserializationError`] for more than 1,048,576 bytes, for what is not one JSON
    /// object and nothing else, for a node named twice, and for a count that is not a `u64`.
    ///
    /// ```
    /// use vector_clock::VectorClock;
    ///
    /// let clock = VectorClock::from_bytes(br#"{"b": 7, "a": 0}"#)?;
    /// assert_eq!(clock.known_nodes(), ["b"]);
    /// assert!(VectorClock::from_bytes(br#"{"b": -7}"#).is_err());
    /// # Ok::<(), vector_clock::ClockError>(())
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
        wire::check_length(bytes.len())?;
        serde_json::from_slice(bytes)
            .map_err(|error| ClockError::DeserializationError(error.to_string()))
    }

    /// Where `node` is, or where it belongs.
    fn position(&self, node: &str) -> Result<usize, usize> {
        self.entries
            .binary_search_by(|(known, _)| known.as_str().cmp(node))
    }

    /// Raises the counts of the nodes that both clocks know, and says how many only `other` knows.
    fn raise_shared(&mut self, other: &VectorClock) -> usize {
        let mut unknown = 0;
        let mut at = 0;
        for (node, count) in &other.entries {
            while self.entries.get(at).is_some_and(|(known, _)| known < node) {
                at += 1;
            }
            match self.entries.get_mut(at) {
                Some((known, known_count)) if known == node => {
                    *known_count = (*known_count).max(*count);
                    at += 1;
                }
                _ => unknown += 1,
            }
        }
        unknown
    }

    /// Adds the `unknown` entries that only `other` has, back to front: each own entry moves at
    /// most once, and nothing is allocated but the new names and the room for them.
    fn insert_unknown(&mut self, other: &VectorClock, unknown: usize) {
        let mut from = self.entries.len();
        let mut to = from + unknown;
        self.entries.resize_with(to, Default::default);
        for (node, count) in other.entries.iter().rev() {
            while from > 0 && self.entries[from - 1].0 > *node {
                (from, to) = (from - 1, to - 1);
                self.entries.swap(from, to);
            }
            if from == 0 || self.entries[from - 1].0 != *node {
                to -= 1;
                self.entries[to] = (node.clone(), *count);
            }
        }
    }
}

/// `<` is "happened before"; concurrent clocks have no order, so no comparison of them holds.
///
/// ```
/// use vector_clock::VectorClock;
///
/// let mut left = VectorClock::new();
/// left.tick(&"a".to_string());
/// let mut right = VectorClock::new();
/// right.tick(&"b".to_string());
/// assert_eq!(left.partial_cmp(&right), None);
/// assert!(!(left < right) && !(left >= right));
/// ```
impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.compare(other).as_ordering()
    }
}
