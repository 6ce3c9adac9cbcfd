//! Shows: a panic in one function costs the tests that call it, and no others; the report names the
//! line. Everything is right but `caused`, where the other event never heard of this one's origin.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU64;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

pub type NodeId = String;

#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct VectorClock {
    counts: Counts,
}

/// By node. A count of zero is never kept, so equal maps are equal clocks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
struct Counts(BTreeMap<NodeId, NonZeroU64>);

impl<'de> Deserialize<'de> for Counts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Counts;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("counts by node")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Counts, A::Error> {
        let mut seen = BTreeMap::<NodeId, u64>::new();
        while let Some((node, count)) = map.next_entry()? {
            if seen.insert(node, count).is_some() {
                return Err(A::Error::custom("a node is named twice"));
            }
        }
        let counted = |(node, count)| NonZeroU64::new(count).map(|count| (node, count));
        Ok(Counts(seen.into_iter().filter_map(counted).collect()))
    }
}

impl VectorClock {
    /// Whether it knows of an event that `other` does not.
    fn leads(&self, other: &VectorClock) -> bool {
        self.counts
            .0
            .iter()
            .any(|(node, count)| count.get() > other.get(node))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CausalOrder {
    Before,
    After,
    Concurrent,
    Equal,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimestampedEvent<T> {
    pub clock: VectorClock,
    pub origin: NodeId,
    pub payload: T,
}

impl VectorClock {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn tick(&mut self, node_id: &NodeId) {
        let count = self.counts.0.entry(node_id.clone());
        count
            .and_modify(|count| *count = count.saturating_add(1))
            .or_insert(NonZeroU64::MIN);
    }

    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
        for (node, theirs) in &other.counts.0 {
            let mine = self.counts.0.entry(node.clone()).or_insert(*theirs);
            *mine = (*mine).max(*theirs);
        }
        self.tick(local_node);
    }

    pub fn get(&self, node_id: &NodeId) -> u64 {
        self.counts.0.get(node_id).map_or(0, |count| count.get())
    }

    pub fn compare(&self, other: &VectorClock) -> CausalOrder {
        match (self.leads(other), other.leads(self)) {
            (true, true) => CausalOrder::Concurrent,
            (true, false) => CausalOrder::After,
            (false, true) => CausalOrder::Before,
            (false, false) => CausalOrder::Equal,
        }
    }

    pub fn happened_before(&self, other: &VectorClock) -> bool {
        !self.leads(other) && other.leads(self)
    }

    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
        self.leads(other) && other.leads(self)
    }

    pub fn known_nodes(&self) -> Vec<NodeId> {
        self.counts.0.keys().cloned().collect()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
        if bytes.len() > 1_048_576 {
            return Err(ClockError::DeserializationError(
                "more than a mebibyte".into(),
            ));
        }
        serde_json::from_slice(bytes)
            .map_err(|error| ClockError::DeserializationError(error.to_string()))
    }
}

impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match self.compare(other) {
            CausalOrder::Before => Some(Ordering::Less),
            CausalOrder::After => Some(Ordering::Greater),
            CausalOrder::Equal => Some(Ordering::Equal),
            CausalOrder::Concurrent => None,
        }
    }
}

impl<T: Clone> TimestampedEvent<T> {
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
        clock.tick(&origin);
        Self {
            clock: clock.clone(),
            origin,
            payload,
        }
    }

    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
        let known = other.clock.known_nodes();
        let origin = known.iter().position(|node| *node == self.origin);
        let origin = origin.expect("the other event has heard of my origin");
        other.clock.get(&known[origin]) > 0 && self.clock.happened_before(&other.clock)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    #[error("Failed to serialize clock: {0}")]
    SerializationError(String),
    #[error("Failed to deserialize clock: {0}")]
    DeserializationError(String),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LamportTimestamp {
    pub time: u64,
    pub node: NodeId,
}

impl Ord for LamportTimestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.time, &self.node).cmp(&(other.time, &other.node))
    }
}

impl PartialOrd for LamportTimestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LamportClock {
    last: LamportTimestamp,
}

impl LamportClock {
    pub fn new(node: NodeId) -> Self {
        Self {
            last: LamportTimestamp { time: 0, node },
        }
    }

    pub fn now(&self) -> u64 {
        self.last.time
    }

    pub fn tick(&mut self) -> LamportTimestamp {
        self.last.time = self.last.time.saturating_add(1);
        self.last.clone()
    }

    pub fn send(&mut self) -> LamportTimestamp {
        self.tick()
    }

    pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
        self.last.time = self.last.time.max(sent.time);
        self.tick()
    }
}
