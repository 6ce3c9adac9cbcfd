//! The network: a switchboard, and the client that each node has on it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use tokio::time::sleep;

use super::{LATE, LATENCY, heartbeat_from};
use crate::{
    AppendReply, AppendRequest, BallotReply, BallotRequest, HeartbeatReply, HeartbeatRequest,
    HeartbeatResponse, LogEntry, Lsn, NodeId, NodeRole, ReplicationClient, ReplicationError,
    ReplicationManager, WalRecord,
};

/// What a link does with a call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Link {
    /// The call fails.
    Cut,
    /// The call never ends.
    Silent,
    /// The call arrives, its answer does not.
    LosesAnswers,
    /// The call arrives, its answer comes `LATE`.
    AnswersLate,
}

/// The network.
#[derive(Default)]
pub(crate) struct Board {
    pub(super) nodes: Mutex<BTreeMap<u64, Arc<ReplicationManager>>>,
    pub(super) links: Mutex<HashMap<(u64, u64), Link>>,
    /// The LSN of every record that was carried, by sender and receiver.
    carried: Mutex<Vec<(u64, u64, u64)>>,
    /// The most records, and the most bytes of data, of one append.
    largest: Mutex<(usize, usize)>,
}

impl Board {
    pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
        mutex
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Sets the link from `from` to `to`, one way.
    pub(crate) fn set(&self, from: u64, to: u64, link: Link) {
        Self::locked(&self.links).insert((from, to), link);
    }

    /// Cuts every link between the two groups, both ways.
    pub(crate) fn part(&self, left: &[u64], right: &[u64], link: Link) {
        for &l in left {
            for &r in right {
                self.set(l, r, link);
                self.set(r, l, link);
            }
        }
    }

    /// Restores every link.
    pub(crate) fn heal(&self) {
        Self::locked(&self.links).clear();
    }

    /// The LSNs of the records carried from `from` to `to` since the last `forget_traffic`.
    pub(crate) fn carried(&self, from: u64, to: u64) -> Vec<u64> {
        let carried = Self::locked(&self.carried);
        carried
            .iter()
            .filter(|c| (c.0, c.1) == (from, to))
            .map(|c| c.2)
            .collect()
    }

    pub(crate) fn forget_traffic(&self) {
        Self::locked(&self.carried).clear();
    }

    /// The most records and the most bytes of data that one append carried so far.
    pub(crate) fn largest_append(&self) -> (usize, usize) {
        *Self::locked(&self.largest)
    }

    fn note(&self, from: u64, to: u64, entries: &[LogEntry]) {
        let lsns = entries.iter().map(|entry| (from, to, entry.record.lsn.0));
        Self::locked(&self.carried).extend(lsns);
        let bytes = entries.iter().map(|entry| entry.record.data.len()).sum();
        let mut largest = Self::locked(&self.largest);
        *largest = (largest.0.max(entries.len()), largest.1.max(bytes));
    }

    fn link(&self, from: u64, to: u64) -> Option<Link> {
        Self::locked(&self.links).get(&(from, to)).copied()
    }

    /// The node at the other end, after the latency, if the link lets the call through.
    async fn reach(&self, from: u64, to: u64) -> Result<Arc<ReplicationManager>, ReplicationError> {
        sleep(LATENCY).await;
        match self.link(from, to) {
            Some(Link::Cut) => return Err(ReplicationError::NodeUnreachable(NodeId(to))),
            Some(Link::Silent) => std::future::pending::<()>().await,
            Some(Link::LosesAnswers | Link::AnswersLate) | None => {}
        }
        let node = Self::locked(&self.nodes).get(&to).cloned();
        node.ok_or(ReplicationError::NodeUnreachable(NodeId(to)))
    }

    /// Lets an answer back, now or late, or loses it.
    async fn back<T>(&self, from: u64, to: u64, answer: T) -> Result<T, ReplicationError> {
        match self.link(from, to) {
            None => Ok(answer),
            Some(Link::AnswersLate) => {
                sleep(LATE).await;
                Ok(answer)
            }
            Some(_) => Err(ReplicationError::NodeUnreachable(NodeId(to))),
        }
    }
}

/// The client of one node on the board.
pub(super) struct Line {
    pub(super) from: u64,
    pub(super) board: Arc<Board>,
}

#[async_trait::async_trait]
impl ReplicationClient for Line {
    async fn send_record(&self, node: NodeId, record: &WalRecord) -> Result<(), ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        let answer = other.apply(record.clone()).await;
        self.board.back(self.from, node.0, answer).await?
    }

    async fn send_heartbeat(&self, node: NodeId) -> Result<HeartbeatResponse, ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        let request = heartbeat_from(self.from, NodeRole::Replica, 0);
        let answer = other.on_heartbeat(request).await.response;
        self.board.back(self.from, node.0, answer).await
    }

    async fn request_vote(
        &self,
        node: NodeId,
        candidate: NodeId,
        lsn: Lsn,
    ) -> Result<bool, ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        let answer = other.vote(candidate, lsn).await;
        self.board.back(self.from, node.0, answer).await
    }

    async fn append(
        &self,
        node: NodeId,
        request: AppendRequest,
    ) -> Result<AppendReply, ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        self.board.note(self.from, node.0, &request.entries);
        let answer = other.on_append(request).await;
        self.board.back(self.from, node.0, answer).await
    }

    async fn heartbeat(
        &self,
        node: NodeId,
        request: HeartbeatRequest,
    ) -> Result<HeartbeatReply, ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        let answer = other.on_heartbeat(request).await;
        self.board.back(self.from, node.0, answer).await
    }

    async fn ballot(
        &self,
        node: NodeId,
        request: BallotRequest,
    ) -> Result<BallotReply, ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        let answer = other.on_ballot(request).await;
        self.board.back(self.from, node.0, answer).await
    }

    async fn nominate(&self, node: NodeId) -> Result<Option<NodeId>, ReplicationError> {
        let other = self.board.reach(self.from, node.0).await?;
        let answer = other.on_nominate().await;
        self.board.back(self.from, node.0, answer).await
    }
}
