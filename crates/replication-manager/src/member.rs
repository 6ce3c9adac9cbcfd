//! A member of the cluster: its name and its role.

use serde::{Deserialize, Serialize};

/// Names a node.
///
/// ```
/// use replication_manager::NodeId;
/// assert_ne!(NodeId(1), NodeId(2));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct NodeId(pub u64);

/// What a node does in the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NodeRole {
    /// Takes writes.
    Primary,
    /// Follows the primary and votes.
    Replica,
    /// Has asked for votes and waits for the answers.
    Candidate,
    /// Follows the primary; neither votes nor counts for a write (priority 0).
    Observer,
}
