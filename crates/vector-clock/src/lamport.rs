//! Lamport's scalar clock, and the total order that it gives.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::NodeId;

/// The time of one event, unique in the system: no node stamps two events with the same time.
///
/// Ordered by `time`, equal times by `node`: the total order "=>" of Lamport 1978, "Ordering the
/// Events Totally".
///
/// ```
/// use vector_clock::LamportTimestamp;
///
/// let at = |time, node: &str| LamportTimestamp { time, node: node.to_string() };
/// assert!(at(1, "b") < at(2, "a"));
/// assert!(at(1, "a") < at(1, "b"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct LamportTimestamp {
    /// Logical time, in events.
    pub time: u64,
    /// The node at which the event happened.
    pub node: NodeId,
}

impl Ord for LamportTimestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.time
            .cmp(&other.time)
            .then_with(|| self.node.cmp(&other.node))
    }
}

impl PartialOrd for LamportTimestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The clock of one node: an event that may have caused another has the smaller time.
///
/// The converse does not hold: of two times one is smaller even if neither event knew of the other.
/// Like a vector clock's counts, the time stays at `u64::MAX` once it is there.
///
/// Source: L. Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", CACM
/// 21(7), 1978, "Logical Clocks", rules IR1 and IR2.
///
/// ```
/// use vector_clock::LamportClock;
///
/// let mut a = LamportClock::new("a".to_string());
/// let mut b = LamportClock::new("b".to_string());
/// let sent = a.send();
/// let received = b.receive(&sent);
/// assert!(sent < received);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
// solution
pub struct LamportClock {
    node: NodeId,
    time: u64,
}
// starter: pub struct LamportClock {
// starter:     // Your private fields.
// starter: }
// end solution

impl LamportClock {
    /// The clock of `node` before its first event: its time is 0.
    ///
    /// ```
    /// use vector_clock::LamportClock;
    ///
    /// assert_eq!(LamportClock::new("a".to_string()).now(), 0);
    /// ```
    pub fn new(node: NodeId) -> Self {
        Self { node, time: 0 }
    }

    /// The time of the node's last event; 0 before the first.
    ///
    /// ```
    /// use vector_clock::LamportClock;
    ///
    /// let mut clock = LamportClock::new("a".to_string());
    /// clock.tick();
    /// assert_eq!(clock.now(), 1);
    /// ```
    pub fn now(&self) -> u64 {
        self.time
    }

    /// Counts a local event and gives its time (IR1).
    ///
    /// ```
    /// use vector_clock::LamportClock;
    ///
    /// let mut clock = LamportClock::new("a".to_string());
    /// assert!(clock.tick() < clock.tick());
    /// ```
    pub fn tick(&mut self) -> LamportTimestamp {
        self.advance_past(self.time)
    }

    /// Counts the sending of a message, which is an event, and gives the time to put on it
    /// (IR2, a).
    ///
    /// ```
    /// use vector_clock::LamportClock;
    ///
    /// let mut clock = LamportClock::new("a".to_string());
    /// clock.tick();
    /// assert_eq!(clock.send().time, 2);
    /// ```
    pub fn send(&mut self) -> LamportTimestamp {
        self.tick()
    }

    /// Counts the receipt of a message stamped `sent`, and gives its time, later than both the
    /// send and all that happened here (IR2, b).
    ///
    /// ```
    /// use vector_clock::{LamportClock, LamportTimestamp};
    ///
    /// let mut clock = LamportClock::new("b".to_string());
    /// let sent = LamportTimestamp { time: 41, node: "a".to_string() };
    /// assert_eq!(clock.receive(&sent).time, 42);
    /// ```
    pub fn receive(&mut self, sent: &LamportTimestamp) -> LamportTimestamp {
        self.advance_past(self.time.max(sent.time))
    }

    fn advance_past(&mut self, time: u64) -> LamportTimestamp {
        self.time = time.saturating_add(1);
        LamportTimestamp {
            time: self.time,
            node: self.node.clone(),
        }
    }
}
