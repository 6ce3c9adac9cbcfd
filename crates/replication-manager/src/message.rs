//! What nodes say to each other.
//!
//! ```text
//!   primary                      replica            candidate                     voter
//!      |--- AppendRequest --------->|                   |--- BallotRequest --------->|
//!      |    epoch, prev, entries    |                   |    epoch, end of its log   |
//!      |<-- AppendReply ------------|                   |<-- BallotReply ------------|
//!      |    held up to an LSN       |                   |    granted or not          |
//!
//!   any node                     any node
//!      |--- HeartbeatRequest ------>|
//!      |<-- HeartbeatReply ---------|
//! ```
//!
//! Every message carries the sender's epoch. Who receives an older epoch than its own refuses and
//! answers with its own; who learns of a newer one adopts it and leads no more (Raft §5.1).

use serde::{Deserialize, Serialize};

use crate::member::{NodeId, NodeRole};
use crate::record::{Epoch, LogEntry, Lsn};

/// What a node says of itself when it is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HeartbeatResponse {
    /// The node that answers.
    pub node_id: NodeId,
    /// Its role.
    pub role: NodeRole,
    /// Up to where it has applied the log.
    pub applied_lsn: Lsn,
    /// Milliseconds since it was made; for information only.
    pub timestamp: u64,
}

/// "I am here": sent by every node to every other one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HeartbeatRequest {
    /// The sender.
    pub node_id: NodeId,
    /// Its role; a primary that no majority has accepted yet says [`NodeRole::Candidate`].
    pub role: NodeRole,
    /// Its epoch.
    pub epoch: Epoch,
    /// The epoch of the last entry of its log.
    pub last_epoch: Epoch,
    /// The LSN of the last entry of its log.
    pub applied_lsn: Lsn,
}

/// The answer to a [`HeartbeatRequest`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HeartbeatReply {
    /// What the node says of itself.
    pub response: HeartbeatResponse,
    /// Its epoch, after it took note of the request.
    pub epoch: Epoch,
    /// The epoch of the last entry of its log.
    pub last_epoch: Epoch,
    /// The elected primary that it is, or that it heard from within the election timeout.
    pub primary: Option<NodeId>,
}

/// "Put these after `prev`": from an elected primary; no entries make it a question.
///
/// ```
/// use replication_manager::{AppendRequest, Epoch, Lsn, NodeId};
/// // "Do you have what I have up to LSN 7, which I wrote in epoch 2?"
/// let question = AppendRequest {
///     primary: NodeId(1),
///     epoch: Epoch(3),
///     prev_lsn: Lsn(7),
///     prev_epoch: Epoch(2),
///     entries: Vec::new(),
/// };
/// assert!(question.prev_epoch <= question.epoch);
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AppendRequest {
    /// The sender.
    pub primary: NodeId,
    /// Its epoch.
    pub epoch: Epoch,
    /// The place after which the entries go.
    pub prev_lsn: Lsn,
    /// The epoch of the sender's entry at that place; `Epoch(0)` at `Lsn(0)`.
    pub prev_epoch: Epoch,
    /// The entries, one LSN after the other from `prev_lsn` + 1.
    pub entries: Vec<LogEntry>,
}

/// The answer to an [`AppendRequest`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AppendReply {
    /// The epoch of the node that answers.
    pub epoch: Epoch,
    /// Whether the log agreed at `prev` and the entries are in it now.
    pub accepted: bool,
    /// Accepted: up to here the log equals the sender's (`prev_lsn` plus the entries sent, never
    /// more). Refused: a place to try as the next `prev_lsn`.
    pub lsn: Lsn,
}

/// "Vote for me in this epoch."
///
/// ```
/// use replication_manager::{BallotRequest, Epoch, Lsn, NodeId};
/// let (last_epoch, last_lsn) = (Epoch(2), Lsn(9));
/// let ballot = BallotRequest { candidate: NodeId(2), epoch: Epoch(3), last_epoch, last_lsn };
/// // A voter whose log ends in an older epoch is behind, however long it is.
/// assert!((ballot.last_epoch, ballot.last_lsn) > (Epoch(1), Lsn(100)));
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BallotRequest {
    /// The sender.
    pub candidate: NodeId,
    /// The epoch that it wants to lead.
    pub epoch: Epoch,
    /// The epoch of the last entry of its log.
    pub last_epoch: Epoch,
    /// The LSN of the last entry of its log.
    pub last_lsn: Lsn,
}

/// The answer to a [`BallotRequest`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BallotReply {
    /// The epoch of the node that answers.
    pub epoch: Epoch,
    /// Whether it votes for the candidate.
    pub granted: bool,
}
