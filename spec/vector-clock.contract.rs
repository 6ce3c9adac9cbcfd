use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::HashMap;

/// The name of a node, unique in the system.
pub type NodeId = String;

/// How many events of each node are known.
#[derive(Debug, Clone, Default, Serialize, Deserialize, PartialEq, Eq)]
pub struct VectorClock { /* private */ }

/// How one clock stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CausalOrder {
    /// self happened before other
    Before,
    /// other happened before self
    After,
    /// neither happened before the other, and they differ
    Concurrent,
    /// the same clock
    Equal,
}

/// Something that happened at a node, and the node's clock at that moment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimestampedEvent<T> {
    pub clock: VectorClock,
    pub origin: NodeId,
    pub payload: T,
}

impl VectorClock {
    /// The clock that knows of no event.
    pub fn new() -> Self;

    /// Counts a local event of the node.
    pub fn tick(&mut self, node_id: &NodeId);

    /// Receives a message: the maximum of each entry, then one event of the local node.
    pub fn merge(&mut self, other: &VectorClock, local_node: &NodeId);

    /// The node's count; 0 if it is not known.
    pub fn get(&self, node_id: &NodeId) -> u64;

    /// How self stands to other.
    pub fn compare(&self, other: &VectorClock) -> CausalOrder;

    /// Whether self is strictly before other.
    pub fn happened_before(&self, other: &VectorClock) -> bool;

    /// Whether the two are concurrent.
    pub fn is_concurrent_with(&self, other: &VectorClock) -> bool;

    /// The nodes with a count above 0, in ascending order.
    pub fn known_nodes(&self) -> Vec<NodeId>;

    /// The clock as a JSON object, nodes in ascending order.
    pub fn to_bytes(&self) -> Vec<u8>;

    /// Reads a clock that a stranger may have written.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError>;
}

/// "<" is happened-before; concurrent clocks are not ordered.
impl PartialOrd for VectorClock {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering>;
}

impl<T: Clone> TimestampedEvent<T> {
    /// Counts the event in the clock, then stamps it with the result.
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self;

    /// Whether this event is causally before the other.
    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool;
}

/// Why a clock could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    #[error("Failed to serialize clock: {0}")]
    SerializationError(String),
    #[error("Failed to deserialize clock: {0}")]
    DeserializationError(String),
}

/// The Lamport time of one event, with the node that breaks ties.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LamportTimestamp {
    pub time: u64,
    pub node: NodeId,
}

/// By time, equal times by node: a total order.
impl Ord for LamportTimestamp {
    fn cmp(&self, other: &Self) -> Ordering;
}

impl PartialOrd for LamportTimestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering>;
}

/// The Lamport clock of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LamportClock { /* private */ }

impl LamportClock {
    /// The clock of a node before its first event.
    pub fn new(node: NodeId) -> Self;

    /// The time of the last event; 0 before the first.
    pub fn now(&self) -> u64;

    /// Counts a local event.
    pub fn tick(&mut self) -> LamportTimestamp;

    /// Counts the sending of a message, and gives the timestamp to put on it.
    pub fn send(&mut self) -> LamportTimestamp;

    /// Counts the receipt of a message that carried the timestamp.
    pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp;
}
