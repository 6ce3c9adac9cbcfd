//! The name of one operation, and its place among all others.

use crate::ReplicaId;

/// When a replica did something. No two operations on one object have the same.
///
/// Ordered by `time`, equal times by `replica`: a total order, the same everywhere (Lamport 1978).
///
/// ```
/// use crdt_registry::Timestamp;
///
/// let at = |time, replica: &str| Timestamp { time, replica: replica.to_string() };
/// assert!(at(1, "b") < at(2, "a"));
/// assert!(at(2, "a") < at(2, "b"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    /// Nanoseconds of the [`Clock`](crate::Clock) or a little later in a last-writer-wins type, a
    /// count in an [`ORSet`](crate::ORSet).
    pub time: u64,
    /// Whose operation it is.
    pub replica: ReplicaId,
}

impl Timestamp {
    /// The time 0, before any operation of `replica`. It looks at no clock.
    ///
    /// ```
    /// use crdt_registry::Timestamp;
    ///
    /// assert_eq!(Timestamp::new("a".to_string()).time, 0);
    /// ```
    pub fn new(replica: ReplicaId) -> Self {
        Self { time: 0, replica }
    }

    /// Moves to the next time; at `u64::MAX` there is none, and it stays.
    ///
    /// ```
    /// use crdt_registry::Timestamp;
    ///
    /// let mut timestamp = Timestamp::new("a".to_string());
    /// timestamp.increment();
    /// assert_eq!(timestamp.time, 1);
    /// ```
    pub fn increment(&mut self) {
        self.time = self.time.saturating_add(1);
    }
}
