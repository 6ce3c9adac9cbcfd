//! The rules: epochs, votes, log matching, acknowledgements. No clock, no network, no waiting.

use std::collections::{BTreeMap, BTreeSet};

use tokio::time::{Duration, Instant};

use crate::cluster::ReplicationConfig;
use crate::log::Log;
use crate::member::{NodeId, NodeRole};
use crate::message::{AppendReply, AppendRequest, BallotRequest};
use crate::record::{Epoch, LogEntry, Lsn};

/// What this node is in its epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tenure {
    /// It follows, or stands for election.
    Follower,
    /// It takes writes, but no majority has accepted its epoch: nobody else has its records.
    Provisional,
    /// A majority voted for it in this epoch.
    Elected,
}

/// How far one peer is, in the tenure of this node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    /// Up to here its log is known to equal ours; `None` before it said so.
    pub(crate) matched: Option<Lsn>,
    /// The first LSN to send next.
    pub(crate) next: Lsn,
    /// Up to here its acknowledgements are in the statistics.
    pub(crate) credited: Lsn,
}

/// All that the protocol remembers. In memory: a process that restarts has forgotten it.
pub(crate) struct State {
    id: NodeId,
    pub(crate) epoch: Epoch,
    /// The highest epoch of a ballot that was refused beside a living primary, and not adopted.
    pub(crate) seen: Epoch,
    /// Whom this node voted for, or follows, in `epoch`: nobody else gets its vote there.
    pub(crate) voted: Option<NodeId>,
    pub(crate) tenure: Tenure,
    /// Who voted for this node in `epoch`, empty unless it stands or leads. A set: an answer counts
    /// once.
    pub(crate) votes: BTreeSet<NodeId>,
    pub(crate) primary: Option<NodeId>,
    /// When `primary` was last heard from.
    pub(crate) heard: Instant,
    /// Since when this node waits for a primary.
    pub(crate) waiting_since: Instant,
    pub(crate) log: Log,
    pub(crate) progress: BTreeMap<NodeId, Progress>,
}

impl State {
    /// The state of a node that has just been made. The one with the highest priority is a
    /// provisional primary of the first epoch.
    pub(crate) fn new(config: &ReplicationConfig, now: Instant) -> Self {
        let first = Progress {
            matched: None,
            next: Lsn(1),
            credited: Lsn(0),
        };
        let mut state = State {
            id: config.node_id,
            epoch: Epoch(0),
            seen: Epoch(0),
            voted: None,
            tenure: Tenure::Follower,
            votes: BTreeSet::new(),
            primary: None,
            heard: now,
            waiting_since: now,
            log: Log::default(),
            progress: config
                .peers()
                .into_iter()
                .map(|peer| (peer, first))
                .collect(),
        };
        if config.first_role(config.node_id) == NodeRole::Primary {
            state.stand(Epoch(1));
            state.tenure = Tenure::Provisional;
        }
        state
    }

    /// Takes note of an epoch; a newer one ends whatever this node was in its own.
    pub(crate) fn see_epoch(&mut self, epoch: Epoch, now: Instant) -> bool {
        if epoch <= self.epoch {
            return false;
        }
        self.resign(now);
        self.epoch = epoch;
        self.voted = None;
        self.votes.clear();
        true
    }

    /// Leads no more. Records that no majority let it write are in no other log, and go.
    pub(crate) fn resign(&mut self, now: Instant) {
        if self.tenure == Tenure::Provisional {
            self.log.drop_tail_of(self.epoch);
        }
        if self.tenure != Tenure::Follower {
            self.primary = None;
            self.waiting_since = now;
        }
        self.tenure = Tenure::Follower;
        self.votes.clear();
    }

    /// Follows the elected primary of the current epoch.
    pub(crate) fn follow(&mut self, primary: NodeId, now: Instant) {
        self.resign(now);
        self.voted = Some(primary);
        self.primary = Some(primary);
        self.heard = now;
        self.waiting_since = now;
    }

    /// The elected primary that this node is, or heard from within `timeout`.
    pub(crate) fn living_primary(&self, now: Instant, timeout: Duration) -> Option<NodeId> {
        if self.tenure == Tenure::Elected {
            return Some(self.id);
        }
        self.primary
            .filter(|_| now.duration_since(self.heard) < timeout)
    }

    /// The end of the log, in the order of Raft §5.4.1: the epoch of the last entry, then its LSN.
    /// What a provisional primary wrote is left out: it would beat logs with acknowledged records.
    pub(crate) fn end(&self) -> (Epoch, Lsn) {
        match self.tenure {
            Tenure::Provisional => self.log.end_before(self.epoch),
            Tenure::Follower | Tenure::Elected => (self.log.last_epoch(), self.log.last_lsn()),
        }
    }

    /// Votes for the candidate, or does not (Raft §5.2, §5.4.1).
    pub(crate) fn grant(&mut self, request: &BallotRequest, now: Instant) -> bool {
        let behind = (request.last_epoch, request.last_lsn) < self.end();
        if request.epoch < self.epoch || self.voted.is_some() || behind {
            return false;
        }
        self.voted = Some(request.candidate);
        self.primary = None;
        self.waiting_since = now;
        true
    }

    /// Takes `epoch` for itself and votes for itself.
    pub(crate) fn stand(&mut self, epoch: Epoch) {
        self.epoch = epoch;
        self.voted = Some(self.id);
        self.votes = BTreeSet::from([self.id]);
        self.primary = None;
    }

    /// Leads the epoch in which it stood.
    pub(crate) fn win(&mut self) {
        self.tenure = Tenure::Elected;
        self.primary = Some(self.id);
        let next = self.log.last_lsn().next();
        for progress in self.progress.values_mut() {
            *progress = Progress {
                matched: None,
                next,
                credited: Lsn(0),
            };
        }
    }

    /// Puts the entries of the current primary into the log.
    pub(crate) fn accept(&mut self, request: AppendRequest) -> AppendReply {
        let prev = request.prev_lsn;
        let reply = |accepted, lsn| AppendReply {
            epoch: request.epoch,
            accepted,
            lsn,
        };
        if self.log.epoch_at(prev) != Some(request.prev_epoch) {
            return reply(false, self.log.before_epoch_of(prev));
        }
        if !well_formed(&request) {
            return reply(false, prev.min(self.log.last_lsn()));
        }
        let held = Lsn(prev.0 + request.entries.len() as u64);
        for entry in request.entries {
            self.store(entry);
        }
        reply(true, held)
    }

    /// Stores one entry. Only a conflict cuts the log: what is already there stays, and so does
    /// what follows it (Raft §5.3; KIP-101 tells what cutting to the high watermark costs).
    fn store(&mut self, entry: LogEntry) {
        let lsn = entry.record.lsn;
        if self.log.epoch_at(lsn) == Some(entry.epoch) {
            return;
        }
        self.log.truncate_from(lsn);
        self.log.push(entry);
    }

    /// What to send to `peer` next. A peer whose place is not known is asked first.
    pub(crate) fn next_append(&self, peer: NodeId) -> Option<AppendRequest> {
        let progress = self.progress.get(&peer)?;
        let up_to_date = progress.matched == Some(self.log.last_lsn());
        if self.tenure != Tenure::Elected || up_to_date {
            return None;
        }
        let prev_lsn = progress.next.before();
        let entries = match progress.matched {
            Some(_) => self.log.batch_from(progress.next),
            None => Vec::new(),
        };
        Some(AppendRequest {
            primary: self.id,
            epoch: self.epoch,
            prev_lsn,
            prev_epoch: self.log.epoch_at(prev_lsn)?,
            entries,
        })
    }

    /// Notes how far `peer` is after it answered an append that ended at `sent`. Returns how many
    /// records it acknowledged for the first time.
    pub(crate) fn credit(
        &mut self,
        peer: NodeId,
        prev: Lsn,
        sent: Lsn,
        reply: &AppendReply,
    ) -> u64 {
        let Some(progress) = self.progress.get_mut(&peer) else {
            return 0;
        };
        if !reply.accepted {
            progress.matched = None;
            progress.next = reply.lsn.min(prev.before()).next();
            return 0;
        }
        let held = reply.lsn.min(sent);
        progress.matched = Some(held);
        progress.next = held.next();
        let fresh = held.0.saturating_sub(progress.credited.max(prev).0);
        progress.credited = progress.credited.max(held);
        fresh
    }

    /// Up to where `peer` acknowledged the log in this tenure.
    pub(crate) fn matched(&self, peer: NodeId) -> Option<Lsn> {
        let elected = self.tenure == Tenure::Elected;
        self.progress
            .get(&peer)
            .and_then(|progress| progress.matched)
            .filter(|_| elected)
    }

    /// Asks `peer` anew where it is: it has lost what it acknowledged.
    pub(crate) fn forget_progress(&mut self, peer: NodeId) {
        let next = self.log.last_lsn().next();
        if let Some(progress) = self.progress.get_mut(&peer) {
            progress.matched = None;
            progress.next = next;
        }
    }

    /// How many of `nodes` hold the log up to `lsn`. Each node counts once.
    pub(crate) fn holders(&self, nodes: &[NodeId], lsn: Lsn) -> usize {
        let holds = |node: &&NodeId| {
            self.progress
                .get(node)
                .is_some_and(|p| p.matched.is_some_and(|held| held >= lsn))
        };
        nodes.iter().filter(holds).count()
    }
}

/// Whether the entries follow each other without a gap.
fn well_formed(request: &AppendRequest) -> bool {
    let lsns = request.entries.iter().map(|entry| entry.record.lsn.0);
    lsns.zip(request.prev_lsn.next().0..)
        .all(|(lsn, next)| lsn == next)
}
