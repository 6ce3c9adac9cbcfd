//! Conflict-free replicated data types: state that every replica changes on its own, without asking
//! anybody, and that comes out the same wherever the same changes have arrived.
//!
//! - [`GCounter`], [`PNCounter`]: counters, that only grow or that go both ways.
//! - [`LWWRegister`]: one value, of which the last write wins.
//! - [`ORSet`]: a set of which one can only remove what one has seen.
//! - [`LWWMap`]: one last-writer-wins register for each key.
//! - [`Shared`]: a handle to any of them, for threads.
//!
//! All of them are state-based: a replica sends its whole state, and the receiver
//! [merges](CRDT::merge) it. Merging is commutative, associative and idempotent, so that messages
//! may be lost, repeated and reordered (Shapiro, Preguiça, Baquero, Zawirski: "Conflict-free
//! Replicated Data Types", SSS 2011).
//!
//! ```
//! use crdt_registry::{CRDT, ORSet};
//!
//! let mut paris = ORSet::new("paris".to_string());
//! let mut tokyo = ORSet::new("tokyo".to_string());
//! paris.insert("milk");
//! tokyo.merge(&paris);
//! tokyo.remove(&"milk"); // tokyo removes the milk that it has seen,
//! paris.insert("milk"); // and paris meanwhile puts another on the list
//!
//! paris.merge(&tokyo);
//! tokyo.merge(&paris);
//! assert!(paris.contains(&"milk") && tokyo.contains(&"milk"));
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod clock;
mod context;
mod gcounter;
mod map;
mod pncounter;
mod register;
mod set;
mod shared;
mod stamper;
mod timestamp;
mod write;

pub use clock::{Clock, ManualClock, SystemClock};
pub use gcounter::GCounter;
pub use map::LWWMap;
pub use pncounter::PNCounter;
pub use register::LWWRegister;
pub use set::{ORSet, Tagged};
pub use shared::Shared;
pub use timestamp::Timestamp;

/// The name of a replica, unique among all that ever exchange state. Any string is a name.
///
/// ```
/// let replica: crdt_registry::ReplicaId = "paris".to_string();
/// assert!(replica < "tokyo".to_string()); // ties are broken in this order
/// ```
pub type ReplicaId = String;

/// A state that can be merged with any other state of the same object.
///
/// With `a ⊔ b` for "a, after merging b", a merge is commutative (`a ⊔ b = b ⊔ a`), associative
/// (`(a ⊔ b) ⊔ c = a ⊔ (b ⊔ c)`) and idempotent (`a ⊔ a = a`): states form a join-semilattice, and
/// every change moves upwards in it.
///
/// ```
/// use crdt_registry::{CRDT, GCounter};
///
/// fn gossip<C: CRDT>(replicas: &mut [C]) {
///     let mut all = replicas[0].clone();
///     for replica in &replicas[1..] {
///         all.merge(replica);
///     }
///     replicas.fill(all);
/// }
///
/// let mut counters = [GCounter::new(), GCounter::new()];
/// counters[0].increment(&"a".to_string());
/// counters[1].increment(&"b".to_string());
/// gossip(&mut counters);
/// assert_eq!(counters[0].value(), 2);
/// ```
pub trait CRDT: Clone {
    /// Takes over whatever `other` knows and `self` does not.
    ///
    /// ```
    /// use crdt_registry::{CRDT, GCounter};
    ///
    /// let (mut ours, mut theirs) = (GCounter::new(), GCounter::new());
    /// theirs.increment(&"a".to_string());
    /// ours.merge(&theirs);
    /// ours.merge(&theirs); // a message that arrives twice changes nothing
    /// assert_eq!(ours.value(), 1);
    /// ```
    fn merge(&mut self, other: &Self);
}
