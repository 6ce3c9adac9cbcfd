use std::collections::HashMap;
use std::time::Duration;

/// The name of a member: any number.
pub type NodeId = u64;

/// A period with at most one leader; 0 is before the first election.
pub type Term = u64;

/// A position in the log, from 1; 0 is the place before the first entry.
pub type LogIndex = u64;

/// The three roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RaftState {
    Follower,
    Candidate,
    Leader,
}

/// An entry of the replicated log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry<C: Clone> {
    pub term: Term,
    pub index: LogIndex,
    pub command: C,
}

/// What a member knows of itself and its cluster.
#[derive(Debug, Clone)]
pub struct RaftConfig {
    /// this member
    pub node_id: NodeId,
    /// every member once, this one among them
    pub cluster: Vec<NodeId>,
    /// the shortest election timeout (ms)
    pub election_timeout_min: u64,
    /// the longest election timeout (ms)
    pub election_timeout_max: u64,
    /// the time between heartbeats (ms)
    pub heartbeat_interval: u64,
}

/// A candidate asks for a vote.
#[derive(Debug, Clone)]
pub struct RequestVoteRequest {
    pub term: Term,
    pub candidate_id: NodeId,
    pub last_log_index: LogIndex,
    pub last_log_term: Term,
}

/// The answer to it.
#[derive(Debug, Clone)]
pub struct RequestVoteResponse {
    pub term: Term,
    pub vote_granted: bool,
}

/// A leader sends entries, or none as a heartbeat.
#[derive(Debug, Clone)]
pub struct AppendEntriesRequest<C: Clone> {
    pub term: Term,
    pub leader_id: NodeId,
    pub prev_log_index: LogIndex,
    pub prev_log_term: Term,
    pub entries: Vec<LogEntry<C>>,
    pub leader_commit: LogIndex,
}

/// The answer to it.
#[derive(Debug, Clone)]
pub struct AppendEntriesResponse {
    pub term: Term,
    pub success: bool,
    /// success: the match index (1.8); refusal: where the conflict begins (1.7)
    pub conflict_index: Option<LogIndex>,
    /// refusal: the term of the conflict
    pub conflict_term: Option<Term>,
}

/// What the program around a member is asked to do.
#[derive(Debug, Clone)]
pub enum RaftOutput<C: Clone> {
    /// send a RequestVote
    SendRequestVote { target: NodeId, request: RequestVoteRequest },
    /// send an AppendEntries
    SendAppendEntries { target: NodeId, request: AppendEntriesRequest<C> },
    /// apply these committed entries, in this order
    ApplyCommands(Vec<LogEntry<C>>),
    /// call on_election_timeout after this time; replaces a pending one
    ScheduleElectionTimeout(Duration),
    /// call on_heartbeat_timeout after this time; replaces a pending one
    ScheduleHeartbeat(Duration),
}

/// One member of a Raft cluster.
pub struct RaftCore<C: Clone> { /* private */ }

impl<C: Clone + PartialEq> RaftCore<C> {
    /// A follower in term 0 with an empty log.
    pub fn new(config: RaftConfig) -> Self;

    /// The role.
    pub fn state(&self) -> RaftState;

    /// The newest term heard of.
    pub fn current_term(&self) -> Term;

    /// The leader of the current term, if known.
    pub fn leader_id(&self) -> Option<NodeId>;

    /// The last entry known to be committed; 0 if none.
    pub fn commit_index(&self) -> LogIndex;

    /// The election timer has run out.
    pub fn on_election_timeout(&mut self) -> Vec<RaftOutput<C>>;

    /// The heartbeat timer has run out.
    pub fn on_heartbeat_timeout(&mut self) -> Vec<RaftOutput<C>>;

    /// A candidate asks for this member's vote.
    pub fn handle_request_vote(
        &mut self,
        request: RequestVoteRequest,
    ) -> (RequestVoteResponse, Vec<RaftOutput<C>>);

    /// A member has answered a RequestVote.
    pub fn handle_request_vote_response(
        &mut self,
        from: NodeId,
        response: RequestVoteResponse,
    ) -> Vec<RaftOutput<C>>;

    /// A leader sends entries or a heartbeat.
    pub fn handle_append_entries(
        &mut self,
        request: AppendEntriesRequest<C>,
    ) -> (AppendEntriesResponse, Vec<RaftOutput<C>>);

    /// A member has answered an AppendEntries.
    pub fn handle_append_entries_response(
        &mut self,
        from: NodeId,
        response: AppendEntriesResponse,
    ) -> Vec<RaftOutput<C>>;

    /// Appends a command to the leader's log and gives its index; None if not the leader.
    pub fn propose(&mut self, command: C) -> Option<LogIndex>;

    /// Whether the entry at the index is known to be committed.
    pub fn is_committed(&self, index: LogIndex) -> bool;

    /// The whole log.
    pub fn log(&self) -> &[LogEntry<C>];
}
