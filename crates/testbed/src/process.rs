//! What the simulation asks of a process.

use std::fmt::Debug;

use crate::effects::Effects;

/// A node's number. The nodes of a cluster of `n` are `1..=n`.
pub type NodeId = u64;

/// A sans-io process: inputs come in through its methods, effects go out through [`Effects`].
///
/// The simulation knows nothing else of it. It never clones or compares a process, so an adapter
/// around a type without `Clone` will do. For a run to be repeatable, what a process does may
/// depend only on what it was handed: no wall clock, no global randomness, no order of iteration
/// over a `HashMap` (the order of sends to *different* peers is the exception: it changes
/// nothing). A failure that a second run from the same seed does not show again is reported as
/// such.
///
/// ```
/// use testbed::{Effects, NodeId, Process};
///
/// /// Answers every number with the next one.
/// struct Counter {
///     last: u32,
/// }
///
/// impl Process for Counter {
///     type Message = u32;
///     type Timer = ();
///     type Input = ();
///     type Durable = ();
///
///     fn on_message(&mut self, from: NodeId, number: u32, fx: &mut Effects<Self>) {
///         self.last = number;
///         fx.send(from, number + 1);
///     }
/// }
/// ```
pub trait Process: Sized {
    /// What processes send each other.
    type Message: Clone + Debug;
    /// What names a timer. Setting a pending timer again replaces it.
    type Timer: Clone + Ord + Debug;
    /// What a client hands in; `()` if there is nothing.
    type Input: Clone + Debug;
    /// What survives a crash; `()` if nothing does. The default is an empty disk.
    type Durable: Default;

    /// The node has booted: for the first time, or after a crash.
    fn on_start(&mut self, fx: &mut Effects<Self>) {
        let _ = fx;
    }

    /// A message of `from` has arrived.
    fn on_message(&mut self, from: NodeId, message: Self::Message, fx: &mut Effects<Self>);

    /// A timer has run out. It is no longer pending.
    fn on_timer(&mut self, timer: Self::Timer, fx: &mut Effects<Self>) {
        let _ = (timer, fx);
    }

    /// A client hands in something.
    fn on_input(&mut self, input: Self::Input, fx: &mut Effects<Self>) {
        let _ = (input, fx);
    }

    /// The node crashes: what is on its disk at this moment. All else is lost.
    fn persist(self) -> Self::Durable {
        Self::Durable::default()
    }
}

/// What a factory makes a process from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Boot<D> {
    /// The node's number.
    pub id: NodeId,
    /// How many nodes the cluster has; they are `1..=nodes`.
    pub nodes: u64,
    /// Random bits for the process's own generator: another value for every run, node and boot.
    pub seed: u64,
    /// How many times the node has been restarted; 0 at its first boot.
    pub restarts: u64,
    /// What the crash left on the disk; the default at the first boot and after a wipe.
    pub durable: D,
}
