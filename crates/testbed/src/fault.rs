//! What can go wrong in a run, as data.

use std::fmt;
use std::time::Duration;

use crate::event::Millis;
use crate::process::NodeId;

/// Something that went wrong in a run because the dice said so. A failing run is shrunk to the
/// few faults without which it does not fail.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Fault {
    /// A message was lost.
    Lost {
        /// The sender.
        from: NodeId,
        /// The receiver.
        to: NodeId,
        /// The message, in its debug form.
        message: String,
        /// Its number among the equal messages of the link, from 1.
        nth: u32,
    },
    /// A message took longer than the shortest delay.
    Delayed {
        /// The sender.
        from: NodeId,
        /// The receiver.
        to: NodeId,
        /// The message, in its debug form.
        message: String,
        /// Its number among the equal messages of the link, from 1.
        nth: u32,
        /// How much longer.
        by: Duration,
    },
    /// A message arrived twice.
    Duplicated {
        /// The sender.
        from: NodeId,
        /// The receiver.
        to: NodeId,
        /// The message, in its debug form.
        message: String,
        /// Its number among the equal messages of the link, from 1.
        nth: u32,
        /// How much longer than the shortest delay the copy took.
        late: Duration,
    },
    /// A fault of the plan that [`Chaos`](crate::Chaos) drew.
    Planned(PlannedFault),
}

/// A fault that begins and ends at drawn times.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct PlannedFault {
    /// Its number in the run's plan, from 0.
    pub index: u32,
    /// When it begins, in true time since the start.
    pub begins: Duration,
    /// When it ends.
    pub ends: Duration,
    /// What it is.
    pub kind: FaultKind,
}

/// What kind of fault it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum FaultKind {
    /// The node crashes, and restarts at the end.
    Crash(NodeId),
    /// These nodes and the others cannot reach each other.
    Partition(Vec<NodeId>),
    /// Nothing gets from the first to the second; the way back is open.
    Cut(NodeId, NodeId),
    /// The node stands still, as in a long garbage collection, then goes on.
    Pause(NodeId),
    /// The node's clock is set by so many milliseconds (ahead where positive), and set back.
    Skew(NodeId, i64),
    /// The node's clock runs so many millionths too fast.
    Drift(NodeId, i64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Lost {
                from,
                to,
                message,
                nth,
            } => {
                write!(f, "{message} from {from} to {to} is lost ({})", Which(*nth))
            }
            Fault::Delayed {
                from,
                to,
                message,
                nth,
                by,
            } => {
                let (which, by) = (Which(*nth), Millis(*by));
                write!(f, "{message} from {from} to {to} is late by {by} ({which})")
            }
            Fault::Duplicated {
                from,
                to,
                message,
                nth,
                late,
            } => {
                let (which, late) = (Which(*nth), Millis(*late));
                write!(f, "{message} from {from} to {to} arrives twice, ")?;
                write!(f, "the copy late by {late} ({which})")
            }
            Fault::Planned(planned) => planned.fmt(f),
        }
    }
}

/// Which of several equal messages.
struct Which(u32);

impl fmt::Display for Which {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            1 => f.write_str("the first such"),
            nth => write!(f, "such message no. {nth}"),
        }
    }
}

impl fmt::Display for PlannedFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            FaultKind::Crash(node) => write!(f, "node {node} is down")?,
            FaultKind::Partition(side) => write!(f, "{side:?} are cut off from the others")?,
            FaultKind::Cut(from, to) => write!(f, "{from} cannot reach {to}")?,
            FaultKind::Pause(node) => write!(f, "node {node} stands still")?,
            FaultKind::Skew(node, ms) => write!(f, "the clock of node {node} is off by {ms:+} ms")?,
            FaultKind::Drift(node, ppm) => {
                write!(f, "the clock of node {node} drifts by {ppm:+} ppm")?;
            }
        }
        let Self {
            index,
            begins,
            ends,
            ..
        } = self;
        write!(
            f,
            " from {} to {} (planned fault {index})",
            Millis(*begins),
            Millis(*ends)
        )
    }
}
