use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;

pub type NodeId = String;

#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct VectorClock {
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
    pub fn new() -> Self;

    pub fn tick(&mut self, node_id: &NodeId);

    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId);

    pub fn get(&self, node_id: &NodeId) -> u64;

    pub fn compare(&self, other: &VectorClock) -> CausalOrder;

    pub fn happened_before(&self, other: &VectorClock) -> bool;

    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool;

    pub fn known_nodes(&self) -> Vec<NodeId>;

    pub fn to_bytes(&self) -> Vec<u8>;

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError>;
}

impl<T: Clone> TimestampedEvent<T> {
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self;

    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool;
}

#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    #[error("Failed to serialize clock: {0}")]
    SerializationError(String),
    #[error("Failed to deserialize clock: {0}")]
    DeserializationError(String),
}
