//! The four ways in which two clocks can stand to each other.

use std::cmp::Ordering;

/// How `self` stands to `other` in [`VectorClock::compare`](crate::VectorClock::compare).
///
/// ```
/// use vector_clock::{CausalOrder, VectorClock};
///
/// let mut later = VectorClock::new();
/// later.tick(&"a".to_string());
/// assert_eq!(VectorClock::new().compare(&later), CausalOrder::Before);
/// assert_eq!(later.compare(&VectorClock::new()), CausalOrder::After);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CausalOrder {
    /// `self` happened before `other`: what `self` knows, `other` knows, and more.
    Before,
    /// `other` happened before `self`.
    After,
    /// Neither knows all that the other knows: the two may conflict.
    Concurrent,
    /// Both know the same.
    Equal,
}

impl CausalOrder {
    /// The order of two clocks of which one is, or is not, ahead of the other somewhere.
    pub(crate) fn of(behind_somewhere: bool, ahead_somewhere: bool) -> CausalOrder {
        match (behind_somewhere, ahead_somewhere) {
            (false, false) => CausalOrder::Equal,
            (true, false) => CausalOrder::Before,
            (false, true) => CausalOrder::After,
            (true, true) => CausalOrder::Concurrent,
        }
    }

    /// The same in the terms of [`PartialOrd`], where `None` says "neither".
    pub(crate) fn as_ordering(self) -> Option<Ordering> {
        match self {
            CausalOrder::Before => Some(Ordering::Less),
            CausalOrder::After => Some(Ordering::Greater),
            CausalOrder::Equal => Some(Ordering::Equal),
            CausalOrder::Concurrent => None,
        }
    }
}
