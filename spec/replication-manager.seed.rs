use std::sync::Arc;
use tokio::sync::{mpsc, RwLock, broadcast};
use std::collections::HashMap;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(pub u64);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeRole {
    Primary,
    Replica,
    Candidate,
    Observer,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeHealth {
    Healthy,
    Degraded,
    Unreachable,
    Failed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplicationMode {
    Synchronous,
    SemiSync,
    Asynchronous,
}

#[derive(Debug, Clone)]
pub struct ReplicationConfig {
    pub node_id: NodeId,
    pub nodes: Vec<NodeConfig>,
    pub mode: ReplicationMode,
    pub heartbeat_interval: Duration,
    pub election_timeout: Duration,
    pub max_lag_bytes: u64,
    pub sync_timeout: Duration,
}

#[derive(Debug, Clone)]
pub struct NodeConfig {
    pub id: NodeId,
    pub address: String,
    pub priority: u32,
}

#[derive(Debug, Clone)]
pub struct ReplicaState {
    pub node_id: NodeId,
    pub role: NodeRole,
    pub health: NodeHealth,
    pub applied_lsn: Lsn,
    pub received_lsn: Lsn,
    pub lag_bytes: u64,
    pub lag_time: Duration,
    pub last_heartbeat: Instant,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lsn(pub u64);

#[derive(Debug, Clone)]
pub struct WalRecord {
    pub lsn: Lsn,
    pub data: Vec<u8>,
    pub timestamp: u64,
}

#[derive(Debug, Clone)]
pub struct HeartbeatResponse {
    pub node_id: NodeId,
    pub role: NodeRole,
    pub applied_lsn: Lsn,
    pub timestamp: u64,
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum ReplicationError {
    #[error("Not primary: current role is {0:?}")]
    NotPrimary(NodeRole),
    #[error("Replica lag too high: {0} bytes")]
    LagTooHigh(u64),
    #[error("Sync timeout: replicas did not acknowledge")]
    SyncTimeout,
    #[error("Split brain detected: multiple primaries")]
    SplitBrain,
    #[error("Node unreachable: {0:?}")]
    NodeUnreachable(NodeId),
    #[error("Network error: {0}")]
    Network(String),
    #[error("WAL error: {0}")]
    Wal(String),
    #[error("Election failed: no quorum")]
    NoQuorum,
}

#[derive(Debug, Clone, Default)]
pub struct ReplicationStats {
    pub records_sent: u64,
    pub records_acknowledged: u64,
    pub bytes_sent: u64,
    pub sync_writes: u64,
    pub async_writes: u64,
    pub failovers: u64,
    pub elections: u64,
    pub max_lag_seen: u64,
}

pub struct ReplicationManager {
    config: ReplicationConfig,
    role: RwLock<NodeRole>,
    replicas: RwLock<HashMap<NodeId, ReplicaState>>,
    current_lsn: RwLock<Lsn>,
    stats: RwLock<ReplicationStats>,
    wal_sender: mpsc::Sender<WalRecord>,
    wal_receiver: mpsc::Receiver<WalRecord>,
    shutdown: broadcast::Sender<()>,
}

impl ReplicationManager {
    pub async fn new(config: ReplicationConfig) -> Result<Self, ReplicationError>;

    pub async fn start(&self) -> Result<(), ReplicationError>;

    pub async fn shutdown(&self) -> Result<(), ReplicationError>;

    pub async fn role(&self) -> NodeRole;

    pub async fn is_primary(&self) -> bool;

    pub async fn replicate(&self, record: WalRecord) -> Result<(), ReplicationError>;

    pub async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError>;

    pub async fn wait_for_sync(&self, lsn: Lsn) -> Result<(), ReplicationError>;

    pub async fn apply(&self, record: WalRecord) -> Result<(), ReplicationError>;

    pub async fn send_heartbeat(&self) -> Result<(), ReplicationError>;

    pub async fn replica_states(&self) -> Vec<ReplicaState>;

    pub async fn max_lag(&self) -> u64;

    pub async fn stats(&self) -> ReplicationStats;

    pub async fn start_election(&self) -> Result<NodeId, ReplicationError>;

    pub async fn vote(&self, candidate: NodeId, candidate_lsn: Lsn) -> bool;

    pub async fn promote(&self) -> Result<(), ReplicationError>;

    pub async fn demote(&self) -> Result<(), ReplicationError>;

    pub async fn auto_failover(&self) -> Result<NodeId, ReplicationError>;

    async fn heartbeat_loop(&self);

    async fn wal_sender_loop(&self);

    async fn failure_detection(&self) -> Option<NodeId>;

    fn has_quorum(&self, votes: usize) -> bool;
}

#[async_trait::async_trait]
pub trait ReplicationClient: Send + Sync {
    async fn send_record(&self, node: NodeId, record: &WalRecord) -> Result<(), ReplicationError>;
    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError>;
    async fn request_vote(&self, node: NodeId, candidate: NodeId, lsn: Lsn) -> Result<bool, ReplicationError>;
}

pub struct MockReplicationClient {
    responses: RwLock<HashMap<NodeId, Vec<HeartbeatResponse>>>,
}

impl MockReplicationClient {
    pub fn new() -> Self;
    pub fn set_response(&self, node: NodeId, response: HeartbeatResponse);
    pub fn set_unreachable(&self, node: NodeId);
}
