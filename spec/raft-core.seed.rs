use std::collections::HashMap;
use std::time::Duration;

pub type NodeId = u64;

pub type Term = u64;

pub type LogIndex = u64;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RaftState {
    Follower,
    Candidate,
    Leader,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry<C: Clone> {
    pub term: Term,
    pub index: LogIndex,
    pub command: C,
}

#[derive(Debug, Clone)]
pub struct RaftConfig {
    pub node_id: NodeId,
    pub cluster: Vec<NodeId>,
    pub election_timeout_min: u64,
    pub election_timeout_max: u64,
    pub heartbeat_interval: u64,
}

#[derive(Debug, Clone)]
pub struct RequestVoteRequest {
    pub term: Term,
    pub candidate_id: NodeId,
    pub last_log_index: LogIndex,
    pub last_log_term: Term,
}

#[derive(Debug, Clone)]
pub struct RequestVoteResponse {
    pub term: Term,
    pub vote_granted: bool,
}

#[derive(Debug, Clone)]
pub struct AppendEntriesRequest<C: Clone> {
    pub term: Term,
    pub leader_id: NodeId,
    pub prev_log_index: LogIndex,
    pub prev_log_term: Term,
    pub entries: Vec<LogEntry<C>>,
    pub leader_commit: LogIndex,
}

#[derive(Debug, Clone)]
pub struct AppendEntriesResponse {
    pub term: Term,
    pub success: bool,
    pub conflict_index: Option<LogIndex>,
    pub conflict_term: Option<Term>,
}

#[derive(Debug, Clone)]
pub enum RaftOutput<C: Clone> {
    SendRequestVote { target: NodeId, request: RequestVoteRequest },
    SendAppendEntries { target: NodeId, request: AppendEntriesRequest<C> },
    ApplyCommands(Vec<LogEntry<C>>),
    ScheduleElectionTimeout(Duration),
    ScheduleHeartbeat(Duration),
}

pub struct RaftCore<C: Clone> {
}

impl<C: Clone + PartialEq> RaftCore<C> {
    pub fn new(config: RaftConfig) -> Self;

    pub fn state(&self) -> RaftState;

    pub fn current_term(&self) -> Term;

    pub fn leader_id(&self) -> Option<NodeId>;

    pub fn commit_index(&self) -> LogIndex;

    pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>>;

    pub fn on_heartbeat_timeout(&mut self) -> Vec<RaftOutput<C>>;

    pub fn handle_request_vote(
        &mut self,
        request: RequestVoteRequest,
    ) -> (RequestVoteResponse, Vec<RaftOutput<C>>);

    pub fn handle_request_vote_response(
        &mut self,
        from: NodeId,
        response: RequestVoteResponse,
    ) -> Vec<RaftOutput<C>>;

    pub fn handle_append_entries(
        &mut self,
        request: AppendEntriesRequest<C>,
    ) -> (AppendEntriesResponse, Vec<RaftOutput<C>>);

    pub fn handle_append_entries_response(
        &mut self,
        from: NodeId,
        response: AppendEntriesResponse,
    ) -> Vec<RaftOutput<C>>;

    pub fn propose(&mut self, command: C) -> Option<LogIndex>;

    pub fn is_committed(&self, index: LogIndex) -> bool;

    pub fn log(&self) -> &[LogEntry<C>];
}
