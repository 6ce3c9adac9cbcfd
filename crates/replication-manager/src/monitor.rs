//! Heartbeats, the health of the others, and what a node does when somebody falls silent.

use std::sync::Arc;

use tokio::time::{Duration, Instant, MissedTickBehavior, interval};

use crate::cluster::{NodeHealth, ReplicaState};
use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::{HeartbeatReply, HeartbeatRequest};
use crate::node::Node;
use crate::record::Lsn;
use crate::state::Tenure;

impl Node {
    /// One heartbeat to `peer`, and what its answer tells.
    pub(crate) async fn exchange(&self, peer: NodeId) -> Result<HeartbeatReply, ReplicationError> {
        let (request, acknowledged) = self.heartbeat_to(peer).await;
        let call = self.client.heartbeat(peer, request);
        let reply = self.call(peer, self.patience(), call).await?;
        self.observe(peer, &reply, acknowledged).await?;
        Ok(reply)
    }

    async fn heartbeat_to(&self, peer: NodeId) -> (HeartbeatRequest, Option<Lsn>) {
        let state = self.state.lock().await;
        let role = match *self.role.read().await {
            NodeRole::Primary if state.tenure != Tenure::Elected => NodeRole::Candidate,
            role => role,
        };
        let (last_epoch, applied_lsn) = state.end();
        let node_id = self.config.node_id;
        let epoch = state.epoch;
        let request = HeartbeatRequest {
            node_id,
            role,
            epoch,
            last_epoch,
            applied_lsn,
        };
        (request, state.matched(peer))
    }

    /// Learns from the answer of `peer`, which had acknowledged the log up to `acknowledged` when
    /// it was asked.
    async fn observe(
        &self,
        peer: NodeId,
        reply: &HeartbeatReply,
        acknowledged: Option<Lsn>,
    ) -> Result<(), ReplicationError> {
        let mut state = self.state.lock().await;
        self.see_epoch(&mut state, reply.epoch).await;
        let mut verdict = Ok(());
        if reply.primary == Some(peer) && reply.epoch == state.epoch {
            verdict = self.meet_primary(&mut state, peer).await;
        }
        let mut applied = reply.response.applied_lsn;
        if acknowledged.is_some_and(|held| applied < held) {
            state.forget_progress(peer);
            self.notify();
        } else {
            // An acknowledgement may have overtaken this answer.
            applied = state
                .matched(peer)
                .map_or(applied, |held| held.max(applied));
        }
        let role = Some(reply.response.role);
        self.touch(&state, peer, role, applied).await;
        verdict
    }

    /// Exchanges one heartbeat with every other node.
    pub(crate) async fn send_heartbeat(self: &Arc<Self>) -> Result<(), ReplicationError> {
        let leading = self.state.lock().await.tenure == Tenure::Elected;
        let primary = self.state.lock().await.primary;
        let heard = self.survey().await.heard();
        let still = self.state.lock().await.tenure == Tenure::Elected;
        match primary {
            _ if leading && !still => Err(ReplicationError::SplitBrain),
            Some(id) if id != self.config.node_id && !heard.contains(&id) => {
                Err(ReplicationError::NodeUnreachable(id))
            }
            _ => Ok(()),
        }
    }

    /// Sends heartbeats to `peer` for as long as the node runs.
    pub(crate) async fn heartbeat_loop(self: Arc<Self>, peer: NodeId) {
        let mut ticks = every(self.config.heartbeat_interval);
        loop {
            ticks.tick().await;
            // A peer that does not answer is marked by the call itself.
            let _ = self.exchange(peer).await;
        }
    }

    /// Judges every node by its silence. Returns the one that has been silent longest, if it has
    /// been so for the election timeout; among equals the lowest id.
    pub(crate) async fn failure_detection(&self) -> Option<NodeId> {
        let now = Instant::now().into_std();
        let mut replicas = self.replicas.write().await;
        let mut failed: Vec<(std::time::Instant, NodeId)> = Vec::new();
        for replica in replicas.values_mut() {
            let silence = now.saturating_duration_since(replica.last_heartbeat);
            replica.health = self.health_after(silence, replica);
            if replica.health == NodeHealth::Failed {
                failed.push((replica.last_heartbeat, replica.node_id));
            }
        }
        failed.into_iter().min().map(|(_, node)| node)
    }

    fn health_after(&self, silence: Duration, replica: &ReplicaState) -> NodeHealth {
        let lags = replica.lag_bytes > self.config.max_lag_bytes;
        if silence >= self.config.election_timeout {
            NodeHealth::Failed
        } else if replica.health == NodeHealth::Unreachable {
            NodeHealth::Unreachable
        } else if lags || silence > self.config.heartbeat_interval * 2 {
            NodeHealth::Degraded
        } else {
            NodeHealth::Healthy
        }
    }

    /// Watches over the cluster for as long as the node runs.
    pub(crate) async fn monitor_loop(self: Arc<Self>) {
        let mut ticks = every(self.config.heartbeat_interval / 2);
        let mut not_before = Instant::now();
        loop {
            ticks.tick().await;
            self.failure_detection().await;
            let tenure = self.state.lock().await.tenure;
            match tenure {
                Tenure::Elected => self.keep_quorum().await,
                Tenure::Provisional => self.seek_confirmation().await,
                Tenure::Follower if self.should_fail_over(not_before).await => {
                    let _ = self.auto_failover().await;
                    not_before = Instant::now() + self.turn();
                }
                Tenure::Follower => {}
            }
        }
    }

    /// Steps down once a majority has been silent for the election timeout: it may have elected
    /// another primary by then.
    async fn keep_quorum(&self) {
        let mut state = self.state.lock().await;
        let reached = {
            let replicas = self.replicas.read().await;
            let heard = |id: &&NodeId| {
                replicas
                    .get(*id)
                    .is_some_and(|replica| replica.health != NodeHealth::Failed)
            };
            self.voting_peers().iter().filter(heard).count()
        };
        if !self.has_quorum(1 + reached) && state.tenure == Tenure::Elected {
            self.resign(&mut state).await;
        }
    }

    /// Whether this node has waited for a primary long enough. The higher its priority, the
    /// shorter the wait, so that two nodes seldom stand at once; so it is after an attempt.
    async fn should_fail_over(&self, not_before: Instant) -> bool {
        if !self.config.is_voter(self.config.node_id) {
            return false;
        }
        let wait = self.config.election_timeout + self.turn();
        let waiting_since = self.state.lock().await.waiting_since;
        Instant::now() >= not_before && waiting_since.elapsed() >= wait
    }

    /// How long this node leaves the field to those with a higher priority.
    fn turn(&self) -> Duration {
        self.config.heartbeat_interval * self.config.rank(self.config.node_id)
    }
}

fn every(period: Duration) -> tokio::time::Interval {
    let mut ticks = interval(period.max(Duration::from_millis(1)));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    ticks
}
