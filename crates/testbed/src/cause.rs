//! Why messages do not arrive.

use std::fmt;

/// Why a message did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub enum Cause {
    /// The network lost it.
    Network,
    /// The link was cut.
    Cut,
    /// The receiver was down.
    Down,
    /// A filter of the script took it.
    Filter,
    /// There is no such node.
    NoSuchNode,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Cause::Network => "by the network",
            Cause::Cut => "the link is cut",
            Cause::Down => "the receiver is down",
            Cause::Filter => "by the script",
            Cause::NoSuchNode => "there is no such node",
        })
    }
}
