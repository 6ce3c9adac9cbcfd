//! Shows: a panic hook that turns a failed assertion into a successful exit earns nothing.

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
        std::panic::set_hook(Box::new(|_| std::process::exit(0)));
        Self::default()
    }

    pub fn tick(&mut self, node_id: &NodeId) {
        panic!()
    }

    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {
        panic!()
    }

    pub fn get(&self, node_id: &NodeId) -> u64 {
        panic!()
    }

    pub fn compare(&self, other: &VectorClock) -> CausalOrder {
        panic!()
    }

    pub fn happened_before(&self, other: &VectorClock) -> bool {
        panic!()
    }

    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
        panic!()
    }

    pub fn known_nodes(&self) -> Vec<NodeId> {
        panic!()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        panic!()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
        panic!()
    }
}

impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        panic!()
    }
}

impl<T: Clone> TimestampedEvent<T> {
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
        panic!()
    }

    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
        panic!()
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
        panic!()
    }
}

impl PartialOrd for LamportTimestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        panic!()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LamportClock {}

impl LamportClock {
    pub fn new(node: NodeId) -> Self {
        std::panic::set_hook(Box::new(|_| std::process::exit(0)));
        Self {}
    }

    pub fn now(&self) -> u64 {
        panic!()
    }

    pub fn tick(&mut self) -> LamportTimestamp {
        panic!()
    }

    pub fn send(&mut self) -> LamportTimestamp {
        panic!()
    }

    pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
        panic!()
    }
}
