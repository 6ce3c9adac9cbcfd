use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::RwLock;

/// Names a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(pub u64);

/// What a node does in the cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeRole {
    Primary,
    Replica,
    /// Has asked for votes and waits for the answers.
    Candidate,
    /// Follows, but neither votes nor counts for a write: priority 0.
    Observer,
}

/// How a node looks from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeHealth {
    Healthy,
    Degraded,
    Unreachable,
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

/// One node as the configuration describes it.
#[derive(Debug, Clone)]
pub struct NodeConfig {
    pub id: NodeId,
    /// `host:port`
    pub address: String,
    /// The higher, the sooner it stands for election; 0 makes it an observer.
    pub priority: u32,
}

/// What a node knows of another one.
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

/// Log sequence number: the place of a record. The first is 1; 0 is the empty log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lsn(pub u64);

/// A period with at most one elected primary; 0 is before any election.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Epoch(pub u64);

/// A record of the write-ahead log.
#[derive(Debug, Clone)]
pub struct WalRecord {
    pub lsn: Lsn,
    pub data: Vec<u8>,
    pub timestamp: u64,
}

/// A record with the epoch of the primary that wrote it.
#[derive(Debug, Clone)]
pub struct LogEntry {
    pub epoch: Epoch,
    pub record: WalRecord,
}

/// What a node says of itself.
#[derive(Debug, Clone)]
pub struct HeartbeatResponse {
    pub node_id: NodeId,
    pub role: NodeRole,
    pub applied_lsn: Lsn,
    /// Milliseconds since the node was made; for information only.
    pub timestamp: u64,
}

/// "I am here."
#[derive(Debug, Clone)]
pub struct HeartbeatRequest {
    pub node_id: NodeId,
    /// `Primary` only of an elected primary; a provisional one says `Candidate`.
    pub role: NodeRole,
    pub epoch: Epoch,
    /// The epoch of the last entry of the sender's log.
    pub last_epoch: Epoch,
    /// The LSN of the last entry of the sender's log.
    pub applied_lsn: Lsn,
}

/// The answer to a heartbeat.
#[derive(Debug, Clone)]
pub struct HeartbeatReply {
    pub response: HeartbeatResponse,
    /// The epoch of the node that answers, after it took note of the request.
    pub epoch: Epoch,
    /// The epoch of the last entry of its log.
    pub last_epoch: Epoch,
    /// The living primary: itself if it is elected, else the one that it heard within the timeout.
    pub primary: Option<NodeId>,
}

/// "Put these after `prev`." No entries make it a question.
#[derive(Debug, Clone)]
pub struct AppendRequest {
    pub primary: NodeId,
    pub epoch: Epoch,
    pub prev_lsn: Lsn,
    /// The epoch of the sender's entry at `prev_lsn`; 0 at LSN 0.
    pub prev_epoch: Epoch,
    pub entries: Vec<LogEntry>,
}

/// The answer to an append.
#[derive(Debug, Clone)]
pub struct AppendReply {
    pub epoch: Epoch,
    pub accepted: bool,
    /// Accepted: `prev_lsn` plus the number of entries. Refused: a place to try as next `prev_lsn`.
    pub lsn: Lsn,
}

/// "Vote for me in this epoch."
#[derive(Debug, Clone)]
pub struct BallotRequest {
    pub candidate: NodeId,
    pub epoch: Epoch,
    /// The epoch of the last entry of the candidate's log.
    pub last_epoch: Epoch,
    /// The LSN of the last entry of the candidate's log.
    pub last_lsn: Lsn,
}

/// The answer to a ballot.
#[derive(Debug, Clone)]
pub struct BallotReply {
    pub epoch: Epoch,
    pub granted: bool,
}

/// Why an operation failed.
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

/// The counters of a manager.
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

/// One node of a replicated log.
pub struct ReplicationManager {
    role: Arc<RwLock<NodeRole>>,
    replicas: Arc<RwLock<HashMap<NodeId, ReplicaState>>>,
    /* private */
}

impl ReplicationManager {
    /// A node that talks TCP to the configured addresses.
    pub async fn new(config: ReplicationConfig) -> Result<Self, ReplicationError>;

    /// A node that reaches the others through `client`, and opens no socket.
    pub async fn with_client(
        config: ReplicationConfig,
        client: Arc<dyn ReplicationClient>,
    ) -> Result<Self, ReplicationError>;

    /// Starts to listen, to send and to watch.
    pub async fn start(&self) -> Result<(), ReplicationError>;

    /// Stops all of it.
    pub async fn shutdown(&self) -> Result<(), ReplicationError>;

    /// The role of this node.
    pub async fn role(&self) -> NodeRole;

    /// Whether it is the primary, be it a provisional one.
    pub async fn is_primary(&self) -> bool;

    /// Whether a majority has accepted it as the primary of its epoch.
    pub async fn is_confirmed(&self) -> bool;

    /// The epoch of this node.
    pub async fn epoch(&self) -> Epoch;

    /// The end of its log.
    pub async fn current_lsn(&self) -> Lsn;

    /// The records of its log from `lsn` on.
    pub async fn records_from(&self, lsn: Lsn) -> Vec<WalRecord>;

    // Primary

    /// Writes a record, and waits as the mode says.
    pub async fn replicate(&self, record: WalRecord) -> Result<(), ReplicationError>;

    /// Writes a record, and waits in every mode.
    pub async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError>;

    /// Waits until all voting replicas hold the log up to `lsn`.
    pub async fn wait_for_sync(&self, lsn: Lsn) -> Result<(), ReplicationError>;

    // Replica

    /// Puts a record from the primary into the log.
    pub async fn apply(&self, record: WalRecord) -> Result<(), ReplicationError>;

    /// Exchanges one heartbeat with every other node.
    pub async fn send_heartbeat(&self) -> Result<(), ReplicationError>;

    // Monitoring

    /// What this node knows of the others, by ascending id.
    pub async fn replica_states(&self) -> Vec<ReplicaState>;

    /// The bytes by which the node furthest behind lags.
    pub async fn max_lag(&self) -> u64;

    /// The counters.
    pub async fn stats(&self) -> ReplicationStats;

    // Failover

    /// Elects a primary unless there is one.
    pub async fn start_election(&self) -> Result<NodeId, ReplicationError>;

    /// The vote for a candidate in the next epoch.
    pub async fn vote(&self, candidate: NodeId, candidate_lsn: Lsn) -> bool;

    /// Makes this node the primary.
    pub async fn promote(&self) -> Result<(), ReplicationError>;

    /// Makes a primary a replica again.
    pub async fn demote(&self) -> Result<(), ReplicationError>;

    /// Replaces a primary that nobody hears any more.
    pub async fn auto_failover(&self) -> Result<NodeId, ReplicationError>;

    // Entry points: what a client at another node calls

    /// Entries from a primary.
    pub async fn on_append(&self, request: AppendRequest) -> AppendReply;

    /// A heartbeat.
    pub async fn on_heartbeat(&self, request: HeartbeatRequest) -> HeartbeatReply;

    /// A candidate asks for a vote.
    pub async fn on_ballot(&self, request: BallotRequest) -> BallotReply;

    /// Another node asks this one to stand; `Some` names the primary that came of it.
    pub async fn on_nominate(&self) -> Option<NodeId>;

    // Internal, but visible throughout your crate

    /// Judges every node by its silence.
    async fn failure_detection(&self) -> Option<NodeId>;

    /// Whether `votes` are more than half of the voters.
    fn has_quorum(&self, votes: usize) -> bool;
}

/// The way to the other nodes.
#[async_trait::async_trait]
pub trait ReplicationClient: Send + Sync {
    /// Delivers one record, which `node` applies.
    async fn send_record(&self, node: NodeId, record: &WalRecord) -> Result<(), ReplicationError>;

    /// Asks `node` how it is.
    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError>;

    /// Asks `node` to vote for `candidate`, whose log ends at `lsn`.
    async fn request_vote(&self, node: NodeId, candidate: NodeId, lsn: Lsn) -> Result<bool, ReplicationError>;

    /// Has a default: see "The client".
    async fn append(&self, node: NodeId, request: AppendRequest) -> Result<AppendReply, ReplicationError>;

    /// Has a default: see "The client".
    async fn heartbeat(&self, node: NodeId, request: HeartbeatRequest) -> Result<HeartbeatReply, ReplicationError>;

    /// Has a default: see "The client".
    async fn ballot(&self, node: NodeId, request: BallotRequest) -> Result<BallotReply, ReplicationError>;

    /// Has a default: see "The client".
    async fn nominate(&self, node: NodeId) -> Result<Option<NodeId>, ReplicationError>;
}

/// A client whose answers are written in advance.
pub struct MockReplicationClient {
    /* private */
}

impl MockReplicationClient {
    /// Reaches nobody yet.
    pub fn new() -> Self;

    /// Adds an answer of `node`, which is reachable from now on.
    pub fn set_response(&self, node: NodeId, response: HeartbeatResponse);

    /// Forgets the answers of `node`: calls to it fail from now on.
    pub fn set_unreachable(&self, node: NodeId);
}
