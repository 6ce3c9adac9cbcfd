//! What the tasks of a manager share.
//!
//! Locks are taken in the order `state`, `role`, `replicas`, `stats`, and none is held across a
//! call to another node.

use std::collections::HashMap;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Mutex, RwLock, watch};
use tokio::time::{Duration, Instant, timeout};

use crate::client::ReplicationClient;
use crate::cluster::{NodeHealth, ReplicaState, ReplicationConfig};
use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::record::{Epoch, Lsn};
use crate::state::{State, Tenure};
use crate::stats::ReplicationStats;

/// One node: its state, and its way to the others.
pub(crate) struct Node {
    pub(crate) config: ReplicationConfig,
    pub(crate) client: Arc<dyn ReplicationClient>,
    pub(crate) role: Arc<RwLock<NodeRole>>,
    pub(crate) replicas: Arc<RwLock<HashMap<NodeId, ReplicaState>>>,
    pub(crate) state: Mutex<State>,
    pub(crate) stats: RwLock<ReplicationStats>,
    /// Held while this node stands for election: one attempt at a time.
    pub(crate) turn: Mutex<()>,
    pub(crate) stopped: AtomicBool,
    pub(crate) born: Instant,
    behind_since: std::sync::Mutex<HashMap<NodeId, Instant>>,
    changed: watch::Sender<u64>,
}

impl Node {
    /// A node in the state before anything happened.
    pub(crate) fn new(config: ReplicationConfig, client: Arc<dyn ReplicationClient>) -> Self {
        let now = Instant::now();
        let stranger = |node_id| ReplicaState {
            node_id,
            role: config.first_role(node_id),
            health: NodeHealth::Degraded,
            applied_lsn: Lsn(0),
            received_lsn: Lsn(0),
            lag_bytes: 0,
            lag_time: Duration::ZERO,
            last_heartbeat: now.into_std(),
        };
        let replicas = config
            .peers()
            .into_iter()
            .map(|peer| (peer, stranger(peer)))
            .collect();
        Node {
            role: Arc::new(RwLock::new(config.first_role(config.node_id))),
            replicas: Arc::new(RwLock::new(replicas)),
            state: Mutex::new(State::new(&config, now)),
            stats: RwLock::default(),
            turn: Mutex::default(),
            stopped: AtomicBool::new(false),
            born: now,
            behind_since: std::sync::Mutex::default(),
            changed: watch::Sender::new(0),
            config,
            client,
        }
    }

    /// Wakes everything that waits for a change of the state.
    pub(crate) fn notify(&self) {
        self.changed
            .send_modify(|version| *version = version.wrapping_add(1));
    }

    /// Sees every change from now on.
    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.changed.subscribe()
    }

    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    /// The voting nodes but this one.
    pub(crate) fn voting_peers(&self) -> Vec<NodeId> {
        let mut voters = self.config.voters();
        voters.retain(|&voter| voter != self.config.node_id);
        voters
    }

    /// Whether `votes` are more than half of the voters.
    pub(crate) fn has_quorum(&self, votes: usize) -> bool {
        votes > self.config.voters().len() / 2
    }

    /// Gives a call to `peer` a deadline, so that a peer that never answers holds nothing up.
    pub(crate) async fn call<T>(
        &self,
        peer: NodeId,
        deadline: Duration,
        call: impl Future<Output = Result<T, ReplicationError>>,
    ) -> Result<T, ReplicationError> {
        let answer = timeout(deadline, call).await;
        let answer = answer.unwrap_or(Err(ReplicationError::NodeUnreachable(peer)));
        if answer.is_err() {
            self.mark_unreachable(peer).await;
        }
        answer
    }

    /// Takes note of another node's epoch, and follows if it is newer.
    pub(crate) async fn see_epoch(&self, state: &mut State, epoch: Epoch) {
        if state.see_epoch(epoch, Instant::now()) {
            self.set_role(self.config.following_role()).await;
        }
    }

    /// Gives up whatever this node was in its epoch.
    pub(crate) async fn resign(&self, state: &mut State) {
        state.resign(Instant::now());
        self.set_role(self.config.following_role()).await;
    }

    /// Meets the elected primary of the current epoch. A provisional primary yields to it; two
    /// elected ones can only be where a client carries no epochs.
    pub(crate) async fn meet_primary(
        &self,
        state: &mut State,
        primary: NodeId,
    ) -> Result<(), ReplicationError> {
        if state.tenure == Tenure::Elected {
            self.resign(state).await;
            return Err(ReplicationError::SplitBrain);
        }
        state.follow(primary, Instant::now());
        self.set_role(self.config.following_role()).await;
        Ok(())
    }

    /// The role, and a sign to those who wait for it.
    pub(crate) async fn set_role(&self, role: NodeRole) {
        *self.role.write().await = role;
        self.notify();
    }

    /// Writes down that `peer` was heard from, and its role if it said so.
    pub(crate) async fn touch(
        &self,
        state: &State,
        peer: NodeId,
        role: Option<NodeRole>,
        applied: Lsn,
    ) {
        let mut replicas = self.replicas.write().await;
        let Some(replica) = replicas.get_mut(&peer) else {
            return;
        };
        replica.role = role.unwrap_or(replica.role);
        replica.applied_lsn = applied;
        replica.received_lsn = applied;
        replica.last_heartbeat = Instant::now().into_std();
        self.measure(state, replica);
        replica.health = self.health_by_lag(replica);
        self.note_lag(replica.lag_bytes).await;
    }

    /// Measures every lag anew, after the log has grown.
    pub(crate) async fn measure_all(&self, state: &State) {
        let mut replicas = self.replicas.write().await;
        let mut worst = 0;
        for replica in replicas.values_mut() {
            self.measure(state, replica);
            worst = worst.max(replica.lag_bytes);
        }
        self.note_lag(worst).await;
    }

    fn measure(&self, state: &State, replica: &mut ReplicaState) {
        replica.lag_bytes = state.log.bytes_after(replica.applied_lsn);
        let mut behind = lock(&self.behind_since);
        if replica.applied_lsn >= state.log.last_lsn() {
            behind.remove(&replica.node_id);
        } else {
            behind.entry(replica.node_id).or_insert_with(Instant::now);
        }
    }

    /// For how long `node` has been behind.
    pub(crate) fn lag_time(&self, node: NodeId) -> Duration {
        let behind = lock(&self.behind_since);
        behind.get(&node).map_or(Duration::ZERO, Instant::elapsed)
    }

    async fn note_lag(&self, lag: u64) {
        let mut stats = self.stats.write().await;
        stats.max_lag_seen = stats.max_lag_seen.max(lag);
    }

    fn health_by_lag(&self, replica: &ReplicaState) -> NodeHealth {
        if replica.lag_bytes > self.config.max_lag_bytes {
            NodeHealth::Degraded
        } else {
            NodeHealth::Healthy
        }
    }

    async fn mark_unreachable(&self, peer: NodeId) {
        if let Some(replica) = self.replicas.write().await.get_mut(&peer)
            && replica.health != NodeHealth::Failed
        {
            replica.health = NodeHealth::Unreachable;
        }
    }
}

/// A poisoned lock holds a map that is whole all the same: each change to it is one step.
fn lock<T>(mutex: &std::sync::Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
