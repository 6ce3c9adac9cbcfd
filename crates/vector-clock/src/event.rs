//! Events that carry their place in the causal order.

use serde::{Deserialize, Serialize};

use crate::{NodeId, VectorClock};

/// Something that happened at `origin`, and the clock of `origin` at that moment.
///
/// ```
/// use vector_clock::{TimestampedEvent, VectorClock};
///
/// let mut clock = VectorClock::new();
/// let event = TimestampedEvent::new(&mut clock, "a".to_string(), "x = 1");
/// assert_eq!((event.origin.as_str(), event.payload), ("a", "x = 1"));
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimestampedEvent<T> {
    /// The clock of `origin` when the event happened, the event itself counted.
    pub clock: VectorClock,
    /// The node at which it happened.
    pub origin: NodeId,
    /// What happened.
    pub payload: T,
}

impl<T: Clone> TimestampedEvent<T> {
    /// Counts the event in `clock` as one of `origin`, then stamps it with the result.
    ///
    /// ```
    /// use vector_clock::{TimestampedEvent, VectorClock};
    ///
    /// let node = "a".to_string();
    /// let mut clock = VectorClock::new();
    /// let event = TimestampedEvent::new(&mut clock, node.clone(), ());
    /// assert_eq!((event.clock.get(&node), clock.get(&node)), (1, 1));
    /// ```
    pub fn new(clock: &mut VectorClock, origin: NodeId, payload: T) -> Self {
        clock.tick(&origin);
        Self {
            clock: clock.clone(),
            origin,
            payload,
        }
    }

    /// Whether this event is causally before `other`, so that it may have had a part in it.
    ///
    /// ```
    /// use vector_clock::{TimestampedEvent, VectorClock};
    ///
    /// let (a, b) = ("a".to_string(), "b".to_string());
    /// let (mut at_a, mut at_b) = (VectorClock::new(), VectorClock::new());
    /// let question = TimestampedEvent::new(&mut at_a, a, "?");
    /// at_b.merge(&question.clock, &b);
    /// let answer = TimestampedEvent::new(&mut at_b, b, "!");
    /// assert!(question.caused(&answer));
    /// assert!(!answer.caused(&question));
    /// ```
    pub fn caused(&self, other: &TimestampedEvent<T>) -> bool {
        self.clock.happened_before(&other.clock)
    }
}
