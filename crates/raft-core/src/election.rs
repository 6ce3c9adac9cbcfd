//! Leader election (§5.2), with the restriction on who may be elected (§5.4.1).

use crate::role::{Progress, Role};
use crate::{NodeId, RaftCore, RaftOutput, RequestVoteRequest, RequestVoteResponse};

impl<C: Clone + PartialEq> RaftCore<C> {
    /// The election timer has run out: no leader was heard of for too long. A follower or a
    /// candidate starts an election in a new term; a leader ignores a timer from before.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore, RaftOutput};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// let outputs = node.on_election_timeout();
    /// let asks = |output: &&RaftOutput<_>| matches!(output, RaftOutput::SendRequestVote { .. });
    /// assert_eq!(outputs.iter().filter(asks).count(), 2); // node 2 and node 3
    /// ```
    pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>> {
        if matches!(self.role, Role::Leader { .. }) {
            return Vec::new();
        }
        self.current_term += 1;
        self.voted_for = Some(self.config.node_id);
        self.leader_id = None;
        self.role = Role::Candidate { votes: Vec::new() };
        if self.quorum() == 1 {
            return self.become_leader();
        }
        let mut outputs = self.ask_for_votes();
        outputs.push(self.election_timer());
        outputs
    }

    /// A candidate asks for this member's vote.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore, RequestVoteRequest};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// let ask = |candidate_id| RequestVoteRequest {
    ///     term: 1,
    ///     candidate_id,
    ///     last_log_index: 0,
    ///     last_log_term: 0,
    /// };
    /// assert!(node.handle_request_vote(ask(2)).0.vote_granted);
    /// assert!(!node.handle_request_vote(ask(3)).0.vote_granted); // one vote a term
    /// ```
    pub fn handle_request_vote(
        &mut self,
        request: RequestVoteRequest,
    ) -> (RequestVoteResponse, Vec<RaftOutput<C>>) {
        let deposed = self.observe_term(request.term);
        let vote_granted = self.may_vote_for(&request);
        if vote_granted {
            self.voted_for = Some(request.candidate_id);
        }
        let outputs = if vote_granted || deposed {
            vec![self.election_timer()]
        } else {
            Vec::new()
        };
        (
            RequestVoteResponse {
                term: self.current_term,
                vote_granted,
            },
            outputs,
        )
    }

    /// Member `from` has answered a request for its vote.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore, RaftState, RequestVoteResponse};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// node.on_election_timeout();
    /// node.handle_request_vote_response(2, RequestVoteResponse { term: 1, vote_granted: true });
    /// assert_eq!((node.state(), node.leader_id()), (RaftState::Leader, Some(1)));
    /// ```
    pub fn handle_request_vote_response(
        &mut self,
        from: NodeId,
        response: RequestVoteResponse,
    ) -> Vec<RaftOutput<C>> {
        if !self.peers.contains(&from) {
            return Vec::new();
        }
        if response.term > self.current_term {
            return self.step_down(response.term);
        }
        if response.vote_granted && response.term == self.current_term {
            return self.count_vote(from);
        }
        Vec::new()
    }

    fn ask_for_votes(&self) -> Vec<RaftOutput<C>> {
        let request = RequestVoteRequest {
            term: self.current_term,
            candidate_id: self.config.node_id,
            last_log_index: self.log.last_index(),
            last_log_term: self.log.last_term(),
        };
        let ask = |&target| RaftOutput::SendRequestVote {
            target,
            request: request.clone(),
        };
        self.peers.iter().map(ask).collect()
    }

    /// Figure 2, RequestVote, steps 1 and 2: not an old term, the vote still free or already
    /// theirs, and their log at least as up-to-date as this one.
    fn may_vote_for(&self, request: &RequestVoteRequest) -> bool {
        request.term == self.current_term
            && self
                .voted_for
                .is_none_or(|candidate| candidate == request.candidate_id)
            && self.is_up_to_date(request)
    }

    /// §5.4.1: the later last term wins; at equal last terms the longer log.
    fn is_up_to_date(&self, request: &RequestVoteRequest) -> bool {
        (request.last_log_term, request.last_log_index)
            >= (self.log.last_term(), self.log.last_index())
    }

    fn count_vote(&mut self, from: NodeId) -> Vec<RaftOutput<C>> {
        let quorum = self.quorum();
        let Role::Candidate { votes } = &mut self.role else {
            return Vec::new();
        };
        // A vote that arrives twice is one vote.
        if !votes.contains(&from) {
            votes.push(from);
        }
        if votes.len() + 1 < quorum {
            Vec::new()
        } else {
            self.become_leader()
        }
    }

    /// "Upon election: send initial empty AppendEntries RPCs to each server" (Figure 2, Leaders).
    fn become_leader(&mut self) -> Vec<RaftOutput<C>> {
        let unknown = Progress {
            next: self.log.last_index() + 1,
            matched: 0,
        };
        self.role = Role::Leader {
            progress: vec![unknown; self.peers.len()],
        };
        self.leader_id = Some(self.config.node_id);
        self.broadcast()
    }
}
