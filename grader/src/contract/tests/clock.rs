//! A submission that keeps the contract.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock};
use std::time::Duration;

/// A node's name.
pub type NodeId = String;

/// A limit.
pub const LIMIT: u64 = 8;

/// A clock.
#[derive(Debug, Default)]
pub struct Clock {
    counts: BTreeMap<NodeId, u64>,
    role: RwLock<Order>,
}

impl Clone for Clock {
    fn clone(&self) -> Self {
        Self {
            counts: self.counts.clone(),
            role: Default::default(),
        }
    }
}

/// An order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Before.
    Before,
    /// After.
    After,
    /// Same.
    #[default]
    Same,
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event<T> {
    /// Where.
    pub origin: NodeId,
    /// What.
    pub payload: T,
}

/// A term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Term(pub u64);

/// A failure.
#[derive(Debug, Clone)]
pub enum Failure {
    /// Lost.
    Lost(NodeId),
    /// Late.
    Late {
        /// How much.
        by: Duration,
    },
}

impl Clock {
    /// The start.
    pub const START: u64 = 1;

    /// A clock.
    pub fn new(limit: Option<u64>) -> Self {
        let _ = limit;
        Self::default()
    }

    /// Merges.
    pub fn merge(&mut self, other: &Clock, local: &NodeId) {
        self.counts.extend(other.counts.clone());
        *self.counts.entry(local.clone()).or_default() += Self::START;
    }

    /// A count.
    pub fn get(&self, node: &NodeId) -> u64 {
        self.counts.get(node).copied().unwrap_or(0)
    }

    /// The first.
    pub fn first(&self, prefix: &str) -> Option<&NodeId> {
        self.counts.keys().find(|node| node.starts_with(prefix))
    }

    /// Parses.
    pub fn parse(bytes: &[u8]) -> Result<Self, Failure> {
        if bytes.is_empty() {
            Ok(Self::default())
        } else {
            Err(Failure::Lost(String::new()))
        }
    }

    /// Shares.
    pub fn shared(self: Arc<Self>) -> Arc<Clock> {
        self
    }

    /// Syncs.
    pub async fn sync(&self, peer: &NodeId, wait: Duration) -> Result<u64, Failure> {
        if wait.is_zero() {
            Err(Failure::Late { by: wait })
        } else {
            Ok(self.get(peer))
        }
    }

    /// Visits.
    pub fn visit(&self, f: impl Fn(&str) -> bool) -> usize {
        self.counts.keys().filter(|node| f(node)).count()
    }

    /// Pairs.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, u64)> {
        self.counts
            .iter()
            .map(|(node, count)| (node.as_str(), *count))
    }

    /// Tags.
    pub fn tag(&mut self, name: impl Into<String>) -> &mut Self {
        self.counts.insert(name.into(), 0);
        self
    }

    /// Sends.
    pub fn send<M: Clone>(&mut self, message: M) -> Vec<M> {
        vec![message; self.counts.len()]
    }

    fn has_quorum(&self, votes: usize) -> bool {
        *self.role.read().unwrap() == Order::Same && votes > self.counts.len() / 2
    }

    /// Whether it has won.
    pub fn has_won(&self) -> bool {
        self.has_quorum(1)
    }
}

impl<T: Clone> Event<T> {
    /// An event.
    pub fn new(origin: NodeId, payload: T) -> Self {
        Self { origin, payload }
    }

    /// Whether two are the same.
    pub fn same(&self, other: &Event<T>) -> bool {
        self.origin == other.origin
    }
}

/// A ring.
pub struct Ring<const N: usize> {
    slots: [u64; N],
}

impl<const N: usize> Ring<N> {
    /// Its slots.
    pub fn slots(&self) -> [u64; N] {
        self.slots
    }
}

/// Merging.
pub trait Merge: Clone + Send {
    /// Merges.
    fn merge_from(&mut self, other: &Self);
    /// The merged.
    fn merged(mut self, other: &Self) -> Self {
        self.merge_from(other);
        self
    }
}

/// Selecting.
pub trait Select {
    /// Selects.
    fn select(&self, from: &[NodeId], count: usize) -> Vec<NodeId>;
    /// Selects one.
    fn one(&self, from: &[NodeId]) -> Option<NodeId> {
        self.select(from, 1).pop()
    }
}

impl Merge for Clock {
    fn merge_from(&mut self, other: &Self) {
        self.counts.extend(other.counts.clone());
    }
}

impl From<u64> for Term {
    fn from(number: u64) -> Self {
        Self(number)
    }
}

impl From<&str> for Term {
    fn from(digits: &str) -> Self {
        Self(digits.len() as u64)
    }
}

/// Digests.
pub fn digest(key: &str) -> u64 {
    key.len() as u64 % LIMIT
}

/// Picks.
pub fn pick(selector: Box<dyn Select>, from: Vec<NodeId>) -> Option<NodeId> {
    selector.one(&from)
}
