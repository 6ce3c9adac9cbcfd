//! Shows: `catch_unwind` is allowed, and swallowing a panic earns nothing.
//!
//! The hidden tests of this exercise hand a submission no code to call but the payload's `Clone`, so it
//! swallows around that, and its own panics; the payloads are numbers and texts, which never panic.

use std::cmp::Ordering;
use std::panic::{AssertUnwindSafe, catch_unwind};

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
        Self::default()
    }

    pub fn tick(&mut self, node_id: &NodeId) {}

    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId) {}

    pub fn get(&self, node_id: &NodeId) -> u64 {
        catch_unwind(|| -> u64 { panic!("swallowed: {node_id}") }).unwrap_or(0)
    }

    pub fn compare(&self, other: &VectorClock) -> CausalOrder {
        CausalOrder::Equal
    }

    pub fn happened_before(&self, other: &VectorClock) -> bool {
        false
    }

    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
        false
    }

    pub fn known_nodes(&self) -> Vec<NodeId> {
        Vec::new()
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        Vec::new()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
        Ok(Self::default())
    }
}

impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        None
    }
}

impl<T: Clone> TimestampedEvent<T> {
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
        let copy = catch_unwind(AssertUnwindSafe(|| payload.clone()));
        Self {
            clock: clock.clone(),
            origin,
            payload: copy.unwrap_or(payload),
        }
    }

    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
        let copies = || (self.payload.clone(), other.payload.clone());
        catch_unwind(AssertUnwindSafe(copies)).is_err()
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
        Ordering::Equal
    }
}

impl PartialOrd for LamportTimestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        None
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LamportClock {}

impl LamportClock {
    pub fn new(node: NodeId) -> Self {
        Self {}
    }

    pub fn now(&self) -> u64 {
        0
    }

    pub fn tick(&mut self) -> LamportTimestamp {
        LamportTimestamp {
            time: 0,
            node: NodeId::new(),
        }
    }

    pub fn send(&mut self) -> LamportTimestamp {
        LamportTimestamp {
            time: 0,
            node: NodeId::new(),
        }
    }

    pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
        LamportTimestamp {
            time: 0,
            node: NodeId::new(),
        }
    }
}
