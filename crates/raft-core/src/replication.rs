//! Log replication (§5.3), and when an entry is committed (§5.4.2).

use crate::log::Conflict;
use crate::role::{Progress, Role};
use crate::{AppendEntriesRequest, AppendEntriesResponse, LogIndex, NodeId, RaftCore, RaftOutput};
use std::time::Duration;

impl<C: Clone + PartialEq> RaftCore<C> {
    /// The heartbeat timer has run out: a leader sends every peer what it is not known to have, or
    /// an empty message, and arms the timer again. Anyone else ignores a timer from before.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// assert!(node.on_heartbeat_timeout().is_empty()); // a follower
    /// ```
    pub fn on_heartbeat_timeout(&mut self) -> Vec<RaftOutput<C>> {
        let mut outputs = self.broadcast();
        // Only a leader without peers can find something to commit here: nobody will reply to it.
        outputs.extend(self.advance_commit());
        outputs
    }

    /// The leader of a term sends entries, or a heartbeat.
    ///
    /// ```
    /// # use raft_core::{AppendEntriesRequest, LogEntry, RaftConfig, RaftCore};
    /// # let mut node = RaftCore::<&str>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// let (response, _) = node.handle_append_entries(AppendEntriesRequest {
    ///     term: 1,
    ///     leader_id: 2,
    ///     prev_log_index: 0,
    ///     prev_log_term: 0,
    ///     entries: vec![LogEntry { term: 1, index: 1, command: "x = 1" }],
    ///     leader_commit: 0,
    /// });
    /// assert_eq!((response.success, response.conflict_index), (true, Some(1)));
    /// assert_eq!(node.leader_id(), Some(2));
    /// ```
    pub fn handle_append_entries(
        &mut self,
        request: AppendEntriesRequest<C>,
    ) -> (AppendEntriesResponse, Vec<RaftOutput<C>>) {
        if request.term < self.current_term || self.leads_in(request.term) {
            return (self.reply(false, None), Vec::new());
        }
        self.observe_term(request.term);
        self.role = Role::Follower;
        self.leader_id = Some(request.leader_id);
        let mut outputs = vec![self.election_timer()];
        if let Some(conflict) = self
            .log
            .conflict(request.prev_log_index, request.prev_log_term)
        {
            return (self.reply(false, Some(conflict)), outputs);
        }
        // From here on the two logs are known to agree up to `matched`, and no further.
        let matched = request.prev_log_index + request.entries.len() as LogIndex;
        self.log.merge(request.prev_log_index, request.entries);
        outputs.extend(self.commit_to(request.leader_commit.min(matched)));
        (
            self.reply(
                true,
                Some(Conflict {
                    index: matched,
                    term: None,
                }),
            ),
            outputs,
        )
    }

    /// Member `from` has answered an AppendEntries of this leader.
    ///
    /// ```
    /// # use raft_core::{AppendEntriesResponse, RaftConfig, RaftCore, RequestVoteResponse};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// node.on_election_timeout();
    /// node.handle_request_vote_response(2, RequestVoteResponse { term: 1, vote_granted: true });
    /// node.propose("x = 1".to_string());
    /// node.on_heartbeat_timeout(); // the driver sends what comes out
    /// node.handle_append_entries_response(2, AppendEntriesResponse {
    ///     term: 1,
    ///     success: true,
    ///     conflict_index: Some(1), // node 2 holds the entry at 1
    ///     conflict_term: None,
    /// });
    /// assert!(node.is_committed(1)); // on two of three
    /// ```
    pub fn handle_append_entries_response(
        &mut self,
        from: NodeId,
        response: AppendEntriesResponse,
    ) -> Vec<RaftOutput<C>> {
        let Some(peer) = self.peers.iter().position(|&peer| peer == from) else {
            return Vec::new();
        };
        if response.term > self.current_term {
            return self.step_down(response.term);
        }
        // Without an index a reply says nothing about the log: a refusal of a stale request.
        let Some(index) = response
            .conflict_index
            .filter(|_| response.term == self.current_term)
        else {
            return Vec::new();
        };
        if response.success {
            self.credit(peer, index)
        } else {
            self.back_track(
                peer,
                Conflict {
                    index,
                    term: response.conflict_term,
                },
            )
        }
    }

    /// The peer's log equals this one up to `index`. Replies may come late, twice and in any
    /// order: the greatest match ever told is the truth, since a follower never takes it back.
    fn credit(&mut self, peer: usize, index: LogIndex) -> Vec<RaftOutput<C>> {
        let last = self.log.last_index();
        let Role::Leader { progress } = &mut self.role else {
            return Vec::new();
        };
        let peer = &mut progress[peer];
        if index <= peer.matched || index > last {
            return Vec::new();
        }
        peer.matched = index;
        peer.next = peer.next.max(index + 1);
        self.advance_commit().into_iter().collect()
    }

    /// The peer's log departs from this one: go back, past a whole term of the peer's at a time
    /// (§5.3), and try again at once.
    fn back_track(&mut self, peer: usize, conflict: Conflict) -> Vec<RaftOutput<C>> {
        let shared = conflict.term.and_then(|term| self.log.last_index_of(term));
        let hint = shared.map_or(conflict.index, |last| last + 1);
        let Role::Leader { progress } = &mut self.role else {
            return Vec::new();
        };
        let known = &mut progress[peer];
        let back_to = hint.max(known.matched + 1);
        // A refusal that takes nothing back is a late one, and has been answered.
        if back_to >= known.next {
            return Vec::new();
        }
        known.next = back_to;
        vec![self.append_entries_to(self.peers[peer], back_to)]
    }

    /// Sends every peer what it is not known to have; nothing if this member does not lead.
    pub(crate) fn broadcast(&self) -> Vec<RaftOutput<C>> {
        let Role::Leader { progress } = &self.role else {
            return Vec::new();
        };
        let peers = self.peers.iter().zip(progress);
        let mut outputs: Vec<_> = peers
            .map(|(&peer, progress)| self.append_entries_to(peer, progress.next))
            .collect();
        let interval = Duration::from_millis(self.config.heartbeat_interval);
        outputs.push(RaftOutput::ScheduleHeartbeat(interval));
        outputs
    }

    fn append_entries_to(&self, target: NodeId, next: LogIndex) -> RaftOutput<C> {
        let prev_log_index = next - 1;
        let request = AppendEntriesRequest {
            term: self.current_term,
            leader_id: self.config.node_id,
            prev_log_index,
            prev_log_term: self.log.term_at(prev_log_index).unwrap_or_default(),
            entries: self.log.from(next).to_vec(),
            leader_commit: self.commit_index,
        };
        RaftOutput::SendAppendEntries { target, request }
    }

    /// Commits what a majority holds, provided that its last entry is of this term: an entry of an
    /// older term can sit on a majority and still be overwritten (§5.4.2, Figure 8). Once an entry
    /// of this term is committed, all before it are (Log Matching).
    fn advance_commit(&mut self) -> Option<RaftOutput<C>> {
        let Role::Leader { progress } = &self.role else {
            return None;
        };
        let agreed = self.agreed(progress);
        if self.log.term_at(agreed) != Some(self.current_term) {
            return None;
        }
        self.commit_to(agreed)
    }

    /// The last index that a majority holds; the leader's own log counts.
    fn agreed(&self, progress: &[Progress]) -> LogIndex {
        let holders = |index| 1 + progress.iter().filter(|peer| peer.matched >= index).count();
        let own = self.log.last_index();
        let known = progress.iter().map(|peer| peer.matched).chain([own]);
        known
            .filter(|&index| holders(index) >= self.quorum())
            .max()
            .unwrap_or_default()
    }

    /// Raises the commit index, and hands out what it passes; each entry once, in order.
    fn commit_to(&mut self, index: LogIndex) -> Option<RaftOutput<C>> {
        if index <= self.commit_index {
            return None;
        }
        let entries = self.log.between(self.commit_index, index);
        self.commit_index = index;
        Some(RaftOutput::ApplyCommands(entries))
    }

    /// Whether this member is the leader of `term`. There is no other then (Election Safety, §5.2).
    fn leads_in(&self, term: u64) -> bool {
        term == self.current_term && matches!(self.role, Role::Leader { .. })
    }

    fn reply(&self, success: bool, place: Option<Conflict>) -> AppendEntriesResponse {
        AppendEntriesResponse {
            term: self.current_term,
            success,
            conflict_index: place.as_ref().map(|place| place.index),
            conflict_term: place.and_then(|place| place.term),
        }
    }
}
