//! What a node does with the messages of the others.

use tokio::time::Instant;

use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
    HeartbeatResponse,
};
use crate::node::Node;
use crate::record::{Epoch, LogEntry, Lsn, WalRecord};
use crate::state::{State, Tenure};

impl Node {
    /// Answers an append: refused if its epoch is old, else its sender is the primary.
    pub(crate) async fn on_append(&self, request: AppendRequest) -> AppendReply {
        let mut state = self.state.lock().await;
        let stale = request.epoch < state.epoch || !self.config.is_voter(request.primary);
        if stale || !self.heed(&mut state, request.primary, request.epoch).await {
            let lsn = state.log.last_lsn();
            return AppendReply {
                epoch: state.epoch,
                accepted: false,
                lsn,
            };
        }
        let (primary, prev) = (request.primary, request.prev_lsn);
        let reply = state.accept(request);
        let seen = prev.max(reply.lsn);
        let role = Some(NodeRole::Primary);
        self.touch(&state, primary, role, seen).await;
        reply
    }

    /// Answers a heartbeat, and learns from it.
    pub(crate) async fn on_heartbeat(&self, request: HeartbeatRequest) -> HeartbeatReply {
        let mut state = self.state.lock().await;
        if self.config.knows(request.node_id) {
            self.learn(&mut state, &request).await;
        }
        HeartbeatReply {
            response: self.introduce(&state).await,
            epoch: state.epoch,
            last_epoch: state.end().0,
            primary: state.living_primary(Instant::now(), self.config.election_timeout),
        }
    }

    async fn learn(&self, state: &mut State, request: &HeartbeatRequest) {
        let sender = request.node_id;
        if request.role == NodeRole::Primary && request.epoch >= state.epoch {
            self.heed(state, sender, request.epoch).await;
        } else {
            self.see_epoch(state, request.epoch).await;
        }
        if request.role != NodeRole::Primary && state.primary == Some(sender) {
            // It was the primary and says that it is no more: nobody need wait for it to time out.
            state.primary = None;
        }
        // An acknowledgement may have overtaken what it says of its log.
        let applied = state
            .matched(sender)
            .map_or(request.applied_lsn, |held| held.max(request.applied_lsn));
        let role = Some(request.role);
        self.touch(state, sender, role, applied).await;
    }

    /// Follows an elected primary whose epoch is not old; false if this node is one itself.
    async fn heed(&self, state: &mut State, primary: NodeId, epoch: Epoch) -> bool {
        self.see_epoch(state, epoch).await;
        self.meet_primary(state, primary).await.is_ok()
    }

    /// Says how this node is.
    async fn introduce(&self, state: &State) -> HeartbeatResponse {
        HeartbeatResponse {
            node_id: self.config.node_id,
            role: *self.role.read().await,
            applied_lsn: state.end().1,
            timestamp: u64::try_from(self.born.elapsed().as_millis()).unwrap_or(u64::MAX),
        }
    }

    /// Answers a candidate. Who hears a living primary does not even look at the epoch: a
    /// candidate that the primary cannot reach must not depose it (Raft thesis §4.2.3).
    pub(crate) async fn on_ballot(&self, request: BallotRequest) -> BallotReply {
        let mut state = self.state.lock().await;
        let now = Instant::now();
        let voters = [request.candidate, self.config.node_id];
        let may_vote = voters.iter().all(|&node| self.config.is_voter(node));
        let living = state.living_primary(now, self.config.election_timeout);
        if !may_vote || living.is_some() {
            if may_vote {
                state.seen = state.seen.max(request.epoch);
            }
            return BallotReply {
                epoch: state.epoch,
                granted: false,
            };
        }
        self.see_epoch(&mut state, request.epoch).await;
        let granted = state.grant(&request, now);
        BallotReply {
            epoch: state.epoch,
            granted,
        }
    }

    /// The vote without epochs: for the next epoch, and by LSN alone.
    pub(crate) async fn vote(&self, candidate: NodeId, candidate_lsn: Lsn) -> bool {
        let request = {
            let state = self.state.lock().await;
            BallotRequest {
                candidate,
                epoch: state.epoch.next(),
                last_epoch: state.end().0,
                last_lsn: candidate_lsn,
            }
        };
        self.on_ballot(request).await.granted
    }

    /// Puts one record into a replica's log. A record that is there already is fine.
    pub(crate) async fn apply(&self, record: WalRecord) -> Result<(), ReplicationError> {
        let mut state = self.state.lock().await;
        if state.tenure != Tenure::Follower {
            return Err(ReplicationError::SplitBrain);
        }
        let (lsn, next) = (record.lsn, state.log.last_lsn().next());
        if let Some(held) = state.log.get(lsn) {
            return same_record(&held.record, &record);
        }
        if lsn != next {
            let why = format!("record {} does not follow: the next is {}", lsn.0, next.0);
            return Err(ReplicationError::Wal(why));
        }
        let epoch = state.epoch;
        state.log.push(LogEntry { epoch, record });
        self.notify();
        Ok(())
    }
}

fn same_record(held: &WalRecord, record: &WalRecord) -> Result<(), ReplicationError> {
    if held.data == record.data && held.timestamp == record.timestamp {
        return Ok(());
    }
    Err(ReplicationError::Wal(format!(
        "another record is already at {}",
        held.lsn.0
    )))
}
