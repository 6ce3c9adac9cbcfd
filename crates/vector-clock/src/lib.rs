//! Logical clocks: which of two events in a distributed system may have caused the other.
//!
//! - [`VectorClock`]: one counter a node; tells "before", "after" and "concurrent" apart exactly
//!   (Fidge 1988, Mattern 1989).
//! - [`TimestampedEvent`]: a payload with the clock of the moment it happened.
//! - [`LamportClock`]: one counter for all; orders every pair of events, but cannot say whether the
//!   order means anything (Lamport 1978).
//!
//! ```
//! use vector_clock::{CausalOrder, VectorClock};
//!
//! let (alice, bob) = ("alice".to_string(), "bob".to_string());
//! let mut a = VectorClock::new();
//! a.tick(&alice); // alice writes
//! let mut b = VectorClock::new();
//! b.tick(&bob); // bob writes, and has not heard of alice
//! assert_eq!(a.compare(&b), CausalOrder::Concurrent);
//!
//! b.merge(&a, &bob); // bob reads what alice wrote
//! assert_eq!(a.compare(&b), CausalOrder::Before);
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod clock;
mod error;
mod event;
mod lamport;
mod order;
mod wire;

pub use clock::VectorClock;
pub use error::ClockError;
pub use event::TimestampedEvent;
pub use lamport::{LamportClock, LamportTimestamp};
pub use order::CausalOrder;

/// The name of a node, unique in the system. Any string is a name, the empty one too; names are
/// ordered by their bytes, as `String` is.
///
/// ```
/// let node: vector_clock::NodeId = "node-1".to_string();
/// assert!(node < "node-2".to_string());
/// ```
pub type NodeId = String;
