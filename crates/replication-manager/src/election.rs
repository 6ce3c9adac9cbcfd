//! Elections, promotion, demotion and failover.
//!
//! ```text
//!   silence of the primary
//!        |
//!   survey: heartbeats to all ---- somebody hears a primary ----> it stays
//!        |                    \--- no majority answers ---------> NoQuorum, the epoch unchanged
//!   the best log is elsewhere ---> nominate that node
//!        |
//!   stand: next epoch, vote for itself, ballots to all
//!        |-- a majority grants --> elected
//!        |-- it does not -------> replica again, NoQuorum
//! ```

use std::cmp::Reverse;
use std::sync::Arc;

use tokio::task::JoinSet;
use tokio::time::{Duration, Instant};

use crate::error::ReplicationError;
use crate::member::{NodeId, NodeRole};
use crate::message::{BallotReply, BallotRequest, HeartbeatReply};
use crate::node::Node;
use crate::record::{Epoch, Lsn};
use crate::state::Tenure;

/// What the other nodes said of themselves in one round of heartbeats.
pub(crate) struct Survey {
    answers: Vec<(NodeId, HeartbeatReply)>,
    /// The epoch of this node when it asked.
    asked_in: Epoch,
}

/// How the ballots of one epoch went.
struct Count {
    /// A majority voted for this node.
    won: bool,
    /// Somebody answered, and not with a vote.
    refused: bool,
}

impl Survey {
    /// Who answered.
    pub(crate) fn heard(&self) -> Vec<NodeId> {
        self.answers.iter().map(|(peer, _)| *peer).collect()
    }
}

impl Node {
    /// Deadline of a question that is answered at once.
    pub(crate) fn patience(&self) -> Duration {
        self.config.election_timeout / 2
    }

    /// Asks every other node how it is.
    pub(crate) async fn survey(self: &Arc<Self>) -> Survey {
        let asked_in = self.state.lock().await.epoch;
        let mut questions = JoinSet::new();
        for peer in self.config.peers() {
            let node = Arc::clone(self);
            questions.spawn(async move { (peer, node.exchange(peer).await) });
        }
        let mut answers = Vec::new();
        while let Some(answer) = questions.join_next().await {
            if let Ok((peer, Ok(reply))) = answer {
                answers.push((peer, reply));
            }
        }
        Survey { answers, asked_in }
    }

    /// Whom this node or one that answered takes for a living primary.
    async fn living_primary(&self, survey: &Survey) -> Option<NodeId> {
        let own = {
            let state = self.state.lock().await;
            state.living_primary(Instant::now(), self.config.election_timeout)
        };
        own.or_else(|| survey.answers.iter().find_map(|(_, reply)| reply.primary))
    }

    /// Whether a majority, this node included, answered.
    fn is_majority(&self, survey: &Survey) -> bool {
        let voters = survey
            .answers
            .iter()
            .filter(|(peer, _)| self.config.is_voter(*peer));
        self.has_quorum(1 + voters.count())
    }

    /// Elects a primary if there is none: see the drawing above.
    pub(crate) async fn start_election(self: &Arc<Self>) -> Result<NodeId, ReplicationError> {
        let _turn = self.turn.lock().await;
        self.elect().await
    }

    /// Stands on another node's request; an attempt under way is not waited for, lest two nodes
    /// that nominate each other wait in a circle.
    pub(crate) async fn on_nominate(self: &Arc<Self>) -> Option<NodeId> {
        let _turn = self.turn.try_lock().ok()?;
        self.elect().await.ok()
    }

    async fn elect(self: &Arc<Self>) -> Result<NodeId, ReplicationError> {
        self.require_voter()?;
        let survey = self.survey().await;
        if let Some(primary) = self.living_primary(&survey).await {
            return Ok(primary);
        }
        if !self.is_majority(&survey) {
            return Err(ReplicationError::NoQuorum);
        }
        self.stand(&survey).await
    }

    fn require_voter(&self) -> Result<(), ReplicationError> {
        if self.config.is_voter(self.config.node_id) {
            return Ok(());
        }
        Err(ReplicationError::NotPrimary(NodeRole::Observer))
    }

    /// Stands in the next epoch. A provisional primary asks again in its own.
    async fn stand(self: &Arc<Self>, survey: &Survey) -> Result<NodeId, ReplicationError> {
        let provisional = self.state.lock().await.tenure == Tenure::Provisional;
        if !provisional && !self.take_epoch(survey, NodeRole::Candidate).await {
            return Err(ReplicationError::NoQuorum);
        }
        let count = self.canvass().await;
        if !provisional || count.refused {
            self.withdraw().await;
        }
        if count.won {
            Ok(self.config.node_id)
        } else {
            Err(ReplicationError::NoQuorum)
        }
    }

    /// Takes the epoch after every one that is known. Not if a newer one has come since the survey:
    /// the node may have voted in it.
    async fn take_epoch(&self, survey: &Survey, role: NodeRole) -> bool {
        let mut state = self.state.lock().await;
        let newest = survey.answers.iter().map(|(_, reply)| reply.epoch).max();
        let known = newest.unwrap_or(Epoch(0)).max(survey.asked_in);
        if state.epoch > known || self.is_stopped() {
            return false;
        }
        let next = known.max(state.seen).next();
        state.stand(next);
        if role == NodeRole::Primary {
            state.tenure = Tenure::Provisional;
        }
        self.stats.write().await.elections += 1;
        self.set_role(role).await;
        true
    }

    /// Asks those who have not voted for this node to do so in its epoch, until a majority has.
    async fn canvass(self: &Arc<Self>) -> Count {
        let Some((request, asked)) = self.ballot().await else {
            return Count {
                won: false,
                refused: true,
            };
        };
        let epoch = request.epoch;
        let mut ballots = JoinSet::new();
        for peer in asked {
            let (node, request) = (Arc::clone(self), request.clone());
            ballots.spawn(async move {
                let call = node.client.ballot(peer, request);
                (peer, node.call(peer, node.patience(), call).await)
            });
        }
        let mut refused = false;
        let mut won = self.try_win().await;
        while !won && let Some(answer) = ballots.join_next().await {
            if let Ok((peer, Ok(reply))) = answer {
                refused |= !self.on_ballot_reply(peer, epoch, &reply).await;
                won = self.try_win().await;
            }
        }
        Count { won, refused }
    }

    /// The ballot of this node's epoch, and who has not answered it with a vote.
    async fn ballot(&self) -> Option<(BallotRequest, Vec<NodeId>)> {
        let state = self.state.lock().await;
        if state.votes.is_empty() {
            return None;
        }
        let (last_epoch, last_lsn) = state.end();
        let candidate = self.config.node_id;
        let request = BallotRequest {
            candidate,
            epoch: state.epoch,
            last_epoch,
            last_lsn,
        };
        let mut asked = self.voting_peers();
        asked.retain(|peer| !state.votes.contains(peer));
        Some((request, asked))
    }

    /// Notes a vote; false if it was refused. It counts in the epoch for which it was asked, and
    /// only while this node still stands there: it has its own vote then.
    async fn on_ballot_reply(&self, peer: NodeId, epoch: Epoch, reply: &BallotReply) -> bool {
        let mut state = self.state.lock().await;
        if reply.granted && state.epoch == epoch && !state.votes.is_empty() {
            state.votes.insert(peer);
        }
        self.see_epoch(&mut state, reply.epoch).await;
        reply.granted
    }

    /// Leads if a majority has voted for this node in its epoch.
    async fn try_win(&self) -> bool {
        let mut state = self.state.lock().await;
        if !self.has_quorum(state.votes.len()) {
            return false;
        }
        state.win();
        self.set_role(NodeRole::Primary).await;
        true
    }

    /// Is a replica again after an election, unless it won.
    async fn withdraw(&self) {
        let mut state = self.state.lock().await;
        if state.tenure != Tenure::Elected {
            self.resign(&mut state).await;
        }
    }

    /// Takes the lead on an operator's word, unless somebody else has it.
    pub(crate) async fn promote(self: &Arc<Self>) -> Result<(), ReplicationError> {
        let _turn = self.turn.lock().await;
        self.require_voter()?;
        if *self.role.read().await == NodeRole::Primary {
            return Ok(());
        }
        let survey = self.survey().await;
        let says_so = |reply: &HeartbeatReply| reply.response.role == NodeRole::Primary;
        let rival = survey.answers.iter().any(|(_, reply)| says_so(reply));
        if rival || self.living_primary(&survey).await.is_some() {
            return Err(ReplicationError::SplitBrain);
        }
        if !self.take_epoch(&survey, NodeRole::Primary).await {
            return Err(ReplicationError::NoQuorum);
        }
        let count = self.canvass().await;
        if count.refused && !count.won {
            self.withdraw().await;
            return Err(ReplicationError::NoQuorum);
        }
        Ok(())
    }

    /// Gives up the lead, and says so, so that another node may take it at once.
    pub(crate) async fn demote(self: &Arc<Self>) -> Result<(), ReplicationError> {
        {
            let mut state = self.state.lock().await;
            self.resign(&mut state).await;
        }
        self.survey().await;
        Ok(())
    }

    /// Asks again for the votes that a provisional primary lacks.
    pub(crate) async fn seek_confirmation(self: &Arc<Self>) {
        let Ok(_turn) = self.turn.try_lock() else {
            return;
        };
        if self.canvass().await.refused {
            self.withdraw().await;
        }
    }

    /// Replaces a primary that nobody hears any more by the best node that answers.
    pub(crate) async fn auto_failover(self: &Arc<Self>) -> Result<NodeId, ReplicationError> {
        let _turn = self.turn.lock().await;
        self.require_voter()?;
        let survey = self.survey().await;
        if let Some(primary) = self.living_primary(&survey).await {
            return Ok(primary);
        }
        if !self.is_majority(&survey) {
            return Err(ReplicationError::NoQuorum);
        }
        let best = self.best_candidate(&survey).await;
        if best != self.config.node_id {
            return self.nominate(best).await;
        }
        let winner = self.stand(&survey).await?;
        self.stats.write().await.failovers += 1;
        Ok(winner)
    }

    /// The node with the longest log by (epoch, LSN); among equals the highest priority, then the
    /// lowest id.
    async fn best_candidate(&self, survey: &Survey) -> NodeId {
        let own = self.state.lock().await.end();
        let answers = survey.answers.iter().map(|(peer, reply)| {
            let end: (Epoch, Lsn) = (reply.last_epoch, reply.response.applied_lsn);
            (*peer, end)
        });
        let candidates = answers.filter(|(peer, _)| self.config.is_voter(*peer));
        let best = candidates
            .chain([(self.config.node_id, own)])
            .max_by_key(|&(node, end)| (end, Reverse(self.config.rank(node))));
        best.map_or(self.config.node_id, |(node, _)| node)
    }

    /// Has `best` stand for election. It surveys and asks for votes, each with a deadline.
    async fn nominate(&self, best: NodeId) -> Result<NodeId, ReplicationError> {
        let call = self.client.nominate(best);
        let deadline = self.config.election_timeout * 2;
        let winner = self.call(best, deadline, call).await;
        winner.ok().flatten().ok_or(ReplicationError::NoQuorum)
    }
}
