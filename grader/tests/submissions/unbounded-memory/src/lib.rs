//! Shows: a test that asks for memory without end is stopped; the machine and the other tests are not.
//!
//! Only `LamportClock::receive` hoards; the rest of Lamport's clock is right.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

pub type NodeId = String;

#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct VectorClock {}

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
        todo!()
    }

    pub fn tick(&mut self, node_id: &NodeId) {
        todo!()
    }

    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
        todo!()
    }

    pub fn get(&self, node_id: &NodeId) -> u64 {
        todo!()
    }

    pub fn compare(&self, other: &VectorClock) -> CausalOrder {
        todo!()
    }

    pub fn happened_before(&self, other: &VectorClock) -> bool {
        todo!()
    }

    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
        todo!()
    }

    pub fn known_nodes(&self) -> Vec<NodeId> {
        todo!()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        todo!()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
        todo!()
    }
}

impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        todo!()
    }
}

impl<T: Clone> TimestampedEvent<T> {
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
        todo!()
    }

    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
        todo!()
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
        let mut hoard = Vec::new();
        loop {
            hoard.push(vec![1_u8; 1 << 20]);
        }
    }
}
