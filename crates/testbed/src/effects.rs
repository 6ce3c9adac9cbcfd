//! What a process may do to the world.

use std::time::Duration;

use crate::process::{NodeId, Process};
use crate::rng::{Draws, Purpose};

/// One thing that a process did.
pub(crate) enum Effect<P: Process> {
    Send(NodeId, P::Message),
    Set(P::Timer, Duration),
    Cancel(P::Timer),
    Note(String),
}

/// The effects of one step of a process, and what it may look at: its number and its clock.
///
/// Effects happen in the order in which they are asked for, at the end of the step.
///
/// ```
/// use testbed::{Effects, NodeId, Process, ms};
///
/// struct Pinger;
///
/// impl Process for Pinger {
///     type Message = &'static str;
///     type Timer = &'static str;
///     type Input = ();
///     type Durable = ();
///
///     fn on_start(&mut self, fx: &mut Effects<Self>) {
///         fx.set_timer("probe", ms(100));
///     }
///
///     fn on_timer(&mut self, timer: &'static str, fx: &mut Effects<Self>) {
///         fx.broadcast("ping");
///         fx.set_timer(timer, ms(100));
///     }
///
///     fn on_message(&mut self, from: NodeId, message: &'static str, fx: &mut Effects<Self>) {
///         if message == "ping" {
///             fx.send(from, "ack");
///         }
///     }
/// }
/// ```
pub struct Effects<P: Process> {
    pub(crate) list: Vec<Effect<P>>,
    pub(crate) drawn: u64,
    id: NodeId,
    nodes: u64,
    clock: Duration,
    draws: Draws,
    noting: bool,
}

/// What a step's effects start from; see [`Effects`].
pub(crate) struct Setting {
    pub(crate) id: NodeId,
    pub(crate) nodes: u64,
    pub(crate) clock: Duration,
    pub(crate) draws: Draws,
    pub(crate) drawn: u64,
    pub(crate) noting: bool,
}

impl<P: Process> Effects<P> {
    pub(crate) fn new(setting: Setting, buffer: Vec<Effect<P>>) -> Self {
        let Setting {
            id,
            nodes,
            clock,
            draws,
            drawn,
            noting,
        } = setting;
        Self {
            list: buffer,
            drawn,
            id,
            nodes,
            clock,
            draws,
            noting,
        }
    }

    /// Sends `message` to the node `to`. To itself it is reliable; to nobody, it is lost.
    pub fn send(&mut self, to: NodeId, message: P::Message) {
        self.list.push(Effect::Send(to, message));
    }

    /// Sends `message` to every node but this one, in ascending order.
    pub fn broadcast(&mut self, message: P::Message) {
        for to in (1..=self.nodes).filter(|to| *to != self.id) {
            self.list.push(Effect::Send(to, message.clone()));
        }
    }

    /// Has `timer` run out `after` that time of this node's own clock. A pending timer of that
    /// name is replaced.
    pub fn set_timer(&mut self, timer: P::Timer, after: Duration) {
        self.list.push(Effect::Set(timer, after));
    }

    /// Takes `timer` back. Nothing happens if it is not pending.
    pub fn cancel_timer(&mut self, timer: &P::Timer) {
        self.list.push(Effect::Cancel(timer.clone()));
    }

    /// This node's number.
    #[must_use]
    pub fn id(&self) -> NodeId {
        self.id
    }

    /// How many nodes the cluster has.
    #[must_use]
    pub fn nodes(&self) -> u64 {
        self.nodes
    }

    /// What this node's own clock reads. It starts at 1,000 s, and is wrong by the node's skew
    /// and drift.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.clock
    }

    /// 64 random bits, from this node's own stream.
    pub fn random(&mut self) -> u64 {
        self.drawn += 1;
        self.draws.at(Purpose::Node, self.id, self.drawn)
    }

    /// Adds a line to the printed schedule. `text` is called only where a schedule is recorded.
    pub fn note(&mut self, text: impl FnOnce() -> String) {
        if self.noting {
            self.list.push(Effect::Note(text()));
        }
    }
}
