//! The public face of a node.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::sync::{Mutex, RwLock};
use tokio::task::JoinSet;

use crate::client::ReplicationClient;
use crate::cluster::{ReplicaState, ReplicationConfig};
use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
};
use crate::node::Node;
use crate::record::{Epoch, Lsn, WalRecord};
use crate::state::Tenure;
use crate::stats::ReplicationStats;
use crate::tcp::TcpClient;

/// One node of a replicated log.
///
/// A cluster of one is its own majority:
///
/// ```
/// use std::sync::Arc;
/// use std::time::Duration;
/// use replication_manager::{
///     Lsn, MockReplicationClient, NodeConfig, NodeId, ReplicationConfig, ReplicationManager,
///     ReplicationMode, WalRecord,
/// };
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), replication_manager::ReplicationError> {
/// let config = ReplicationConfig {
///     node_id: NodeId(1),
///     nodes: vec![NodeConfig { id: NodeId(1), address: "127.0.0.1:5001".into(), priority: 100 }],
///     mode: ReplicationMode::SemiSync,
///     heartbeat_interval: Duration::from_millis(100),
///     election_timeout: Duration::from_millis(500),
///     max_lag_bytes: 1 << 20,
///     sync_timeout: Duration::from_secs(5),
/// };
/// let client = Arc::new(MockReplicationClient::new());
/// let manager = ReplicationManager::with_client(config, client).await?;
/// manager.start().await?;
/// manager.replicate_sync(WalRecord { lsn: Lsn(1), data: b"x = 1".to_vec(), timestamp: 0 }).await?;
/// assert_eq!(manager.current_lsn().await, Lsn(1));
/// # Ok(())
/// # }
/// ```
///
/// Dropping it stops its tasks.
pub struct ReplicationManager {
    pub(crate) role: Arc<RwLock<NodeRole>>,
    pub(crate) replicas: Arc<RwLock<HashMap<NodeId, ReplicaState>>>,
    // solution
    node: Arc<Node>,
    /// Dropping the set aborts what runs in it.
    tasks: Mutex<JoinSet<()>>,
    /// Whether others reach this node over TCP, and not by the entry points alone.
    listens: bool,
    // end solution
    // starter: // the rest of the state, shared with the tasks that `start` spawns
}

impl ReplicationManager {
    /// A node that talks TCP to the configured addresses. Nothing is bound or sent before
    /// [`start`](Self::start).
    ///
    /// # Errors
    ///
    /// [`ReplicationError::Network`] if the configuration cannot work.
    pub async fn new(config: ReplicationConfig) -> Result<Self, ReplicationError> {
        let client = Arc::new(TcpClient::new(&config));
        Self::build(config, client, true)
    }

    /// A node that reaches the others through `client`, and is reached through its entry points
    /// [`on_append`](Self::on_append), [`on_heartbeat`](Self::on_heartbeat),
    /// [`on_ballot`](Self::on_ballot) and [`on_nominate`](Self::on_nominate). It opens no socket.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub async fn with_client(
        config: ReplicationConfig,
        client: Arc<dyn ReplicationClient>,
    ) -> Result<Self, ReplicationError> {
        Self::build(config, client, false)
    }

    fn build(
        config: ReplicationConfig,
        client: Arc<dyn ReplicationClient>,
        listens: bool,
    ) -> Result<Self, ReplicationError> {
        config.check()?;
        let node = Arc::new(Node::new(config, client));
        Ok(ReplicationManager {
            role: Arc::clone(&node.role),
            replicas: Arc::clone(&node.replicas),
            node,
            tasks: Mutex::default(),
            listens,
        })
    }

    /// Starts to listen, to send heartbeats and records, and to watch. A second call does nothing.
    ///
    /// # Errors
    ///
    /// [`ReplicationError::Network`] if the address cannot be bound, or after a shutdown.
    pub async fn start(&self) -> Result<(), ReplicationError> {
        let mut tasks = self.tasks.lock().await;
        if self.node.is_stopped() {
            return Err(ReplicationError::Network("the manager is shut down".into()));
        }
        if !tasks.is_empty() {
            return Ok(());
        }
        if self.listens {
            let listener = self.node.listen().await?;
            tasks.spawn(Arc::clone(&self.node).serve(listener));
        }
        for peer in self.node.config.peers() {
            tasks.spawn(Arc::clone(&self.node).heartbeat_loop(peer));
            tasks.spawn(Arc::clone(&self.node).wal_sender_loop(peer));
        }
        tasks.spawn(Arc::clone(&self.node).monitor_loop());
        Ok(())
    }

    /// Stops every task and closes every socket before it returns. The node leads no more, and
    /// cannot be started again.
    ///
    /// # Errors
    ///
    /// None at present.
    pub async fn shutdown(&self) -> Result<(), ReplicationError> {
        self.node.stopped.store(true, Ordering::Release);
        self.tasks.lock().await.shutdown().await;
        let mut state = self.node.state.lock().await;
        self.node.resign(&mut state).await;
        Ok(())
    }

    /// The role of this node.
    pub async fn role(&self) -> NodeRole {
        *self.role.read().await
    }

    /// Whether this node is the primary, be it a provisional one.
    pub async fn is_primary(&self) -> bool {
        self.role().await == NodeRole::Primary
    }

    /// Whether a majority of the voters has accepted this node as the primary of its epoch.
    pub async fn is_confirmed(&self) -> bool {
        let state = self.node.state.lock().await;
        self.is_primary().await && state.tenure == Tenure::Elected
    }

    /// The epoch of this node.
    pub async fn epoch(&self) -> Epoch {
        self.node.state.lock().await.epoch
    }

    /// The end of this node's log; `Lsn(0)` if it is empty.
    pub async fn current_lsn(&self) -> Lsn {
        self.node.state.lock().await.log.last_lsn()
    }

    /// The records of this node's log from `lsn` on.
    pub async fn records_from(&self, lsn: Lsn) -> Vec<WalRecord> {
        let state = self.node.state.lock().await;
        state
            .log
            .from(lsn)
            .iter()
            .map(|entry| entry.record.clone())
            .collect()
    }

    /// Writes a record, and waits as the mode says: for all voting replicas, for one, or not.
    ///
    /// # Errors
    ///
    /// [`NotPrimary`](ReplicationError::NotPrimary), also if the lead is lost during the wait;
    /// [`Wal`](ReplicationError::Wal) if the record is not the next one;
    /// [`SyncTimeout`](ReplicationError::SyncTimeout) when `sync_timeout` is over;
    /// [`LagTooHigh`](ReplicationError::LagTooHigh) in asynchronous mode, if even the best voting
    /// replica is more than `max_lag_bytes` behind.
    pub async fn replicate(&self, record: WalRecord) -> Result<(), ReplicationError> {
        self.node.replicate(record).await
    }

    /// Writes a record and waits in every mode: for all voting replicas if synchronous, else for
    /// at least one.
    ///
    /// # Errors
    ///
    /// As [`replicate`](Self::replicate), but never `LagTooHigh`.
    pub async fn replicate_sync(&self, record: WalRecord) -> Result<(), ReplicationError> {
        self.node.replicate_sync(record).await
    }

    /// Waits until all voting replicas hold the log up to `lsn`, in every mode.
    ///
    /// # Errors
    ///
    /// [`NotPrimary`](ReplicationError::NotPrimary), also if the lead is lost during the wait;
    /// [`Wal`](ReplicationError::Wal) if nothing was written at `lsn` yet;
    /// [`SyncTimeout`](ReplicationError::SyncTimeout) when `sync_timeout` is over.
    pub async fn wait_for_sync(&self, lsn: Lsn) -> Result<(), ReplicationError> {
        self.node.wait_for_sync(lsn).await
    }

    /// Puts a record from the primary into this replica's log; one that is there already is fine.
    /// It carries no epoch, so the caller is taken to be the primary of this node's own.
    ///
    /// # Errors
    ///
    /// [`Wal`](ReplicationError::Wal) if it leaves a gap, or another record is in its place;
    /// [`SplitBrain`](ReplicationError::SplitBrain) if this node is a primary itself.
    pub async fn apply(&self, record: WalRecord) -> Result<(), ReplicationError> {
        self.node.apply(record).await
    }

    /// Exchanges one heartbeat with every other node.
    ///
    /// # Errors
    ///
    /// [`NodeUnreachable`](ReplicationError::NodeUnreachable) if the primary that this node follows
    /// does not answer; [`SplitBrain`](ReplicationError::SplitBrain) if this node was the elected
    /// primary and had to step down for what it heard.
    pub async fn send_heartbeat(&self) -> Result<(), ReplicationError> {
        self.node.send_heartbeat().await
    }

    /// What this node knows of every other one, by ascending id.
    pub async fn replica_states(&self) -> Vec<ReplicaState> {
        let mut states: Vec<ReplicaState> = self.replicas.read().await.values().cloned().collect();
        for state in &mut states {
            state.lag_time = self.node.lag_time(state.node_id);
        }
        states.sort_by_key(|state| state.node_id);
        states
    }

    /// The bytes by which the node furthest behind lags; 0 if there is no other node.
    pub async fn max_lag(&self) -> u64 {
        self.replicas
            .read()
            .await
            .values()
            .map(|replica| replica.lag_bytes)
            .max()
            .unwrap_or(0)
    }

    /// The counters.
    pub async fn stats(&self) -> ReplicationStats {
        self.node.stats.read().await.clone()
    }

    /// Elects a primary unless there is one. Returns the primary: this node if it won, or the
    /// living one that it or another node hears.
    ///
    /// # Errors
    ///
    /// [`NoQuorum`](ReplicationError::NoQuorum) without a majority;
    /// [`NotPrimary`](ReplicationError::NotPrimary) on an observer, which never stands.
    pub async fn start_election(&self) -> Result<NodeId, ReplicationError> {
        self.node.start_election().await
    }

    /// The vote for a candidate in the next epoch, judged by its LSN alone.
    pub async fn vote(&self, candidate: NodeId, candidate_lsn: Lsn) -> bool {
        self.node.vote(candidate, candidate_lsn).await
    }

    /// Makes this node the primary. If too few nodes answer for a majority, and none says no, it is
    /// a provisional one, and acknowledges nothing until a majority has accepted it.
    ///
    /// # Errors
    ///
    /// [`SplitBrain`](ReplicationError::SplitBrain) beside a living primary;
    /// [`NoQuorum`](ReplicationError::NoQuorum) if a node refuses its vote and no majority gives it;
    /// [`NotPrimary`](ReplicationError::NotPrimary) on an observer.
    pub async fn promote(&self) -> Result<(), ReplicationError> {
        self.node.promote().await
    }

    /// Makes a primary a replica again, and tells the others.
    ///
    /// # Errors
    ///
    /// None at present.
    pub async fn demote(&self) -> Result<(), ReplicationError> {
        self.node.demote().await
    }

    /// Replaces a primary that nobody hears any more by the node with the longest log among those
    /// that answer. Returns the primary: the new one, or the old one if somebody hears it.
    ///
    /// # Errors
    ///
    /// [`NoQuorum`](ReplicationError::NoQuorum) without a majority;
    /// [`NotPrimary`](ReplicationError::NotPrimary) on an observer.
    pub async fn auto_failover(&self) -> Result<NodeId, ReplicationError> {
        self.node.auto_failover().await
    }

    /// Entry point: entries from a primary.
    pub async fn on_append(&self, request: AppendRequest) -> AppendReply {
        self.node.on_append(request).await
    }

    /// Entry point: a heartbeat.
    pub async fn on_heartbeat(&self, request: HeartbeatRequest) -> HeartbeatReply {
        self.node.on_heartbeat(request).await
    }

    /// Entry point: a candidate asks for this node's vote.
    pub async fn on_ballot(&self, request: BallotRequest) -> BallotReply {
        self.node.on_ballot(request).await
    }

    /// Entry point: another node asks this one to stand for election. `Some` names the primary that
    /// came of it.
    pub async fn on_nominate(&self) -> Option<NodeId> {
        self.node.on_nominate().await
    }

    /// Judges every node by its silence; the one silent longest, if one has failed. The lowest id
    /// among equals.
    #[allow(
        dead_code,
        reason = "named by the contract; only tests call it from outside"
    )]
    pub(crate) async fn failure_detection(&self) -> Option<NodeId> {
        self.node.failure_detection().await
    }

    /// Whether `votes` are more than half of the voters.
    #[allow(
        dead_code,
        reason = "named by the contract; only tests call it from outside"
    )]
    pub(crate) fn has_quorum(&self, votes: usize) -> bool {
        self.node.has_quorum(votes)
    }
}
