//! Shows: a process that leaves with "success" has passed nothing. Every function exits at once.

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
        std::process::exit(0)
    }

    pub fn tick(&mut self, node_id: &NodeId) {
        std::process::exit(0);
    }

    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
        std::process::exit(0);
    }

    pub fn get(&self, node_id: &NodeId) -> u64 {
        std::process::exit(0)
    }

    pub fn compare(&self, other: &VectorClock) -> CausalOrder {
        std::process::exit(0)
    }

    pub fn happened_before(&self, other: &VectorClock) -> bool {
        std::process::exit(0)
    }

    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
        std::process::exit(0)
    }

    pub fn known_nodes(&self) -> Vec<NodeId> {
        std::process::exit(0)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        std::process::exit(0)
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
        std::process::exit(0)
    }
}

impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        std::process::exit(0)
    }
}

impl<T: Clone> TimestampedEvent<T> {
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
        std::process::exit(0)
    }

    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
        std::process::exit(0)
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
        std::process::exit(0)
    }
}

impl PartialOrd for LamportTimestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        std::process::exit(0)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LamportClock {}

impl LamportClock {
    pub fn new(node: NodeId) -> Self {
        std::process::exit(0)
    }

    pub fn now(&self) -> u64 {
        std::process::exit(0)
    }

    pub fn tick(&mut self) -> LamportTimestamp {
        std::process::exit(0)
    }

    pub fn send(&mut self) -> LamportTimestamp {
        std::process::exit(0)
    }

    pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
        std::process::exit(0)
    }
}
