//! What can go wrong.

use crate::member::{NodeId, NodeRole};

/// Why an operation of the replication failed.
///
/// ```
/// use replication_manager::{NodeRole, ReplicationError};
/// let error = ReplicationError::NotPrimary(NodeRole::Replica);
/// assert_eq!(error.to_string(), "Not primary: current role is Replica");
/// ```
#[derive(Debug, Clone, thiserror::Error)]
pub enum ReplicationError {
    /// Only a primary may do this, or this node ceased to be one meanwhile: the outcome of a write
    /// that ends so is unknown.
    #[error("Not primary: current role is {0:?}")]
    NotPrimary(NodeRole),
    /// Even the best replica is more than `max_lag_bytes` behind; nothing was written.
    #[error("Replica lag too high: {0} bytes")]
    LagTooHigh(u64),
    /// The acknowledgements did not come in time. The record stays in the log and may yet get
    /// through.
    #[error("Sync timeout: replicas did not acknowledge")]
    SyncTimeout,
    /// There is another living primary.
    #[error("Split brain detected: multiple primaries")]
    SplitBrain,
    /// The node did not answer.
    #[error("Node unreachable: {0:?}")]
    NodeUnreachable(NodeId),
    /// The network, an address or the configuration is at fault.
    #[error("Network error: {0}")]
    Network(String),
    /// The record does not fit the log.
    #[error("WAL error: {0}")]
    Wal(String),
    /// A majority of the voters did not agree.
    #[error("Election failed: no quorum")]
    NoQuorum,
}
