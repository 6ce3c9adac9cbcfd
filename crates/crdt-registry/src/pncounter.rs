//! A counter that goes both ways.

use crate::{CRDT, GCounter, ReplicaId};

/// Counts up and down: two counters that only grow, of which one is taken off.
///
/// Source: M. Shapiro and others, INRIA RR-7506 (2011), specification 7.
///
/// ```
/// use crdt_registry::{CRDT, PNCounter};
///
/// let (mut at_a, mut at_b) = (PNCounter::new(), PNCounter::new());
/// at_a.increment_by(&"a".to_string(), 2);
/// at_b.decrement_by(&"b".to_string(), 5);
/// at_a.merge(&at_b);
/// assert_eq!(at_a.value(), -3);
/// ```
#[derive(Debug, Clone, Default)]
// solution
pub struct PNCounter {
    positive: GCounter,
    negative: GCounter,
}
// starter: pub struct PNCounter {
// starter:     // Your private fields. What already knows how to count upwards?
// starter: }
// end solution

impl PNCounter {
    /// A counter at 0.
    ///
    /// ```
    /// assert_eq!(crdt_registry::PNCounter::new().value(), 0);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts one up for `replica`, which must be the one that does it.
    ///
    /// ```
    /// let mut counter = crdt_registry::PNCounter::new();
    /// counter.increment(&"a".to_string());
    /// assert_eq!(counter.value(), 1);
    /// ```
    pub fn increment(&mut self, replica: &ReplicaId) {
        self.increment_by(replica, 1);
    }

    /// Counts one down for `replica`, which must be the one that does it.
    ///
    /// ```
    /// let mut counter = crdt_registry::PNCounter::new();
    /// counter.decrement(&"a".to_string());
    /// assert_eq!(counter.value(), -1);
    /// ```
    pub fn decrement(&mut self, replica: &ReplicaId) {
        self.decrement_by(replica, 1);
    }

    /// Counts `n` up for `replica`; what it has counted up in all stays at `u64::MAX` once there.
    ///
    /// ```
    /// let mut counter = crdt_registry::PNCounter::new();
    /// counter.increment_by(&"a".to_string(), 5);
    /// assert_eq!(counter.value(), 5);
    /// ```
    pub fn increment_by(&mut self, replica: &ReplicaId, n: u64) {
        self.positive.increment_by(replica, n);
    }

    /// Counts `n` down for `replica`; what it has counted down in all stays at `u64::MAX` once
    /// there.
    ///
    /// ```
    /// let mut counter = crdt_registry::PNCounter::new();
    /// counter.decrement_by(&"a".to_string(), 5);
    /// assert_eq!(counter.value(), -5);
    /// ```
    pub fn decrement_by(&mut self, replica: &ReplicaId, n: u64) {
        self.negative.increment_by(replica, n);
    }

    /// What was counted up less what was counted down; if that is no `i64`, the nearest.
    ///
    /// ```
    /// let mut counter = crdt_registry::PNCounter::new();
    /// let a = "a".to_string();
    /// counter.increment_by(&a, u64::MAX);
    /// assert_eq!(counter.value(), i64::MAX);
    /// counter.decrement_by(&a, u64::MAX - 1);
    /// assert_eq!(counter.value(), 1);
    /// ```
    pub fn value(&self) -> i64 {
        let exact = self.positive.total() - self.negative.total();
        exact.clamp(i64::MIN.into(), i64::MAX.into()) as i64
    }
}

impl CRDT for PNCounter {
    /// Merges each direction for itself: a difference alone cannot be merged.
    fn merge(&mut self, other: &Self) {
        self.positive.merge(&other.positive);
        self.negative.merge(&other.negative);
    }
}
