//! Who takes part: the configuration, and what is known of each node.

use std::cmp::Reverse;
use std::time::{Duration, Instant};

use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::record::Lsn;

/// How a node looks from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeHealth {
    /// Answers, and keeps up.
    Healthy,
    /// Silent for more than two heartbeat intervals, or more than `max_lag_bytes` behind.
    Degraded,
    /// The last exchange with it failed.
    Unreachable,
    /// Silent for the election timeout or longer.
    Failed,
}

/// How long a write waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplicationMode {
    /// For all voting replicas.
    Synchronous,
    /// For at least one voting replica.
    SemiSync,
    /// Not at all.
    Asynchronous,
}

/// The configuration of one node; all nodes list the same `nodes`.
///
/// ```
/// use std::time::Duration;
/// use replication_manager::{NodeConfig, NodeId, ReplicationConfig, ReplicationMode};
///
/// let config = ReplicationConfig {
///     node_id: NodeId(1),
///     nodes: vec![NodeConfig { id: NodeId(1), address: "127.0.0.1:5001".into(), priority: 100 }],
///     mode: ReplicationMode::SemiSync,
///     heartbeat_interval: Duration::from_millis(100),
///     election_timeout: Duration::from_millis(500),
///     max_lag_bytes: 1 << 20,
///     sync_timeout: Duration::from_secs(5),
/// };
/// assert_eq!(config.nodes.len(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct ReplicationConfig {
    /// The node that this configuration is for.
    pub node_id: NodeId,
    /// Every node of the cluster, this one included.
    pub nodes: Vec<NodeConfig>,
    /// How long writes wait.
    pub mode: ReplicationMode,
    /// Time between two heartbeats to the same node.
    pub heartbeat_interval: Duration,
    /// Silence after which a node counts as failed; at least two heartbeat intervals.
    pub election_timeout: Duration,
    /// How far, in bytes of record data, the best replica of an asynchronous primary may lag.
    pub max_lag_bytes: u64,
    /// How long a write waits for its acknowledgements before it gives up.
    pub sync_timeout: Duration,
}

/// One node as the configuration describes it.
#[derive(Debug, Clone)]
pub struct NodeConfig {
    /// Its name.
    pub id: NodeId,
    /// Where it listens, as `host:port`.
    pub address: String,
    /// The higher, the sooner it stands for election; 0 makes it an observer.
    pub priority: u32,
}

/// What this node knows of another one.
#[derive(Debug, Clone)]
pub struct ReplicaState {
    /// The other node.
    pub node_id: NodeId,
    /// The role that it last reported.
    pub role: NodeRole,
    /// How it looks from here.
    pub health: NodeHealth,
    /// Up to where it has applied the log.
    pub applied_lsn: Lsn,
    /// Up to where it has received the log.
    pub received_lsn: Lsn,
    /// Bytes of record data in this node's log after `applied_lsn`.
    pub lag_bytes: u64,
    /// For how long it has been behind without a break.
    pub lag_time: Duration,
    /// When it was last heard from.
    pub last_heartbeat: Instant,
}

impl ReplicationConfig {
    /// Refuses a configuration that no cluster can run on.
    pub(crate) fn check(&self) -> Result<(), ReplicationError> {
        let refuse = |why: &str| Err(ReplicationError::Network(format!("configuration: {why}")));
        let mut ids: Vec<NodeId> = self.nodes.iter().map(|node| node.id).collect();
        ids.sort_unstable();
        ids.dedup();
        if ids.len() != self.nodes.len() {
            return refuse("two nodes have the same id");
        }
        if !ids.contains(&self.node_id) {
            return refuse("node_id is not among the nodes");
        }
        if self.voters().is_empty() {
            return refuse("no node has a priority above 0, so nobody can vote");
        }
        if self.heartbeat_interval.is_zero() || self.sync_timeout.is_zero() {
            return refuse("heartbeat_interval and sync_timeout must be above zero");
        }
        if self.election_timeout < self.heartbeat_interval * 2 {
            return refuse("election_timeout must be at least two heartbeat intervals");
        }
        Ok(())
    }

    /// The voting nodes, the first to stand for election first.
    pub(crate) fn voters(&self) -> Vec<NodeId> {
        let mut voters: Vec<&NodeConfig> = self.nodes.iter().filter(|n| n.priority > 0).collect();
        voters.sort_by_key(|node| (Reverse(node.priority), node.id));
        voters.into_iter().map(|node| node.id).collect()
    }

    /// Whether `node` votes.
    pub(crate) fn is_voter(&self, node: NodeId) -> bool {
        self.nodes
            .iter()
            .any(|known| known.id == node && known.priority > 0)
    }

    /// Whether `node` belongs to the cluster.
    pub(crate) fn knows(&self, node: NodeId) -> bool {
        self.nodes.iter().any(|known| known.id == node)
    }

    /// Every node but this one.
    pub(crate) fn peers(&self) -> Vec<NodeId> {
        self.nodes
            .iter()
            .map(|node| node.id)
            .filter(|&id| id != self.node_id)
            .collect()
    }

    /// The role that a node has before anything happened.
    pub(crate) fn first_role(&self, node: NodeId) -> NodeRole {
        if !self.is_voter(node) {
            NodeRole::Observer
        } else if self.voters().first() == Some(&node) {
            NodeRole::Primary
        } else {
            NodeRole::Replica
        }
    }

    /// The role of this node when it does not lead.
    pub(crate) fn following_role(&self) -> NodeRole {
        if self.is_voter(self.node_id) {
            NodeRole::Replica
        } else {
            NodeRole::Observer
        }
    }

    /// How many voters stand for election before `node` does.
    pub(crate) fn rank(&self, node: NodeId) -> u32 {
        let place = self.voters().iter().position(|&voter| voter == node);
        place
            .and_then(|place| u32::try_from(place).ok())
            .unwrap_or(u32::MAX)
    }
}
