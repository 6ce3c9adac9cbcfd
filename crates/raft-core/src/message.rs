//! What members say to each other, and what a member asks of the program around it.

use std::time::Duration;

use crate::{LogIndex, NodeId, Term};

/// One command in the log, with the term in which a leader first took it.
///
/// Term and index together identify an entry: two logs that hold an entry of the same term at the
/// same index hold the same entries up to there (the Log Matching Property, §5.3).
///
/// ```
/// use raft_core::LogEntry;
///
/// let entry = LogEntry { term: 1, index: 1, command: "x = 1" };
/// assert_eq!(entry.clone(), entry);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry<C: Clone> {
    /// The term of the leader that created the entry.
    pub term: Term,
    /// The position in the log, from 1.
    pub index: LogIndex,
    /// What the state machine is to do; Raft does not look into it.
    pub command: C,
}

/// A candidate asks for a vote (§5.2, §5.4.1, Figure 2).
///
/// ```text
///   candidate                                            voter
///       │  RequestVote {term, candidate, last index, last term}
///       ├──────────────────────────────────────────────────▶│ first of this term to ask,
///       │                                                   │ log not behind mine?
///       │◀──────────────────────────────────────────────────┤
///       │               {term, vote granted}                │
///  majority? leader
/// ```
///
/// ```
/// use raft_core::RequestVoteRequest;
///
/// let request =
///     RequestVoteRequest { term: 4, candidate_id: 2, last_log_index: 9, last_log_term: 3 };
/// assert!(request.last_log_term < request.term);
/// ```
#[derive(Debug, Clone)]
pub struct RequestVoteRequest {
    /// The term for which the candidate stands.
    pub term: Term,
    /// Who asks.
    pub candidate_id: NodeId,
    /// The index of the candidate's last entry; 0 if its log is empty.
    pub last_log_index: LogIndex,
    /// The term of the candidate's last entry; 0 if its log is empty.
    pub last_log_term: Term,
}

/// The answer to a [`RequestVoteRequest`], which has the drawing.
///
/// ```
/// use raft_core::RequestVoteResponse;
///
/// let yes = RequestVoteResponse { term: 4, vote_granted: true };
/// assert!(yes.vote_granted);
/// ```
#[derive(Debug, Clone)]
pub struct RequestVoteResponse {
    /// The voter's term, after it has seen the request.
    pub term: Term,
    /// Whether the candidate has the vote.
    pub vote_granted: bool,
}

/// The leader sends entries, or says that it is still there (§5.3, Figure 2).
///
/// ```text
///   leader (next = 5)                                 follower
///       │  AppendEntries {prev: 4 of term 2, entries 5..=7, commit 3}
///       ├────────────────────────────────────────────────▶│ an entry of term 2 at 4?
///       │                                                 │
///       │◀────────────────────────────────────────────────┤ yes: 5..=7 taken over
///       │       {success, conflict_index: Some(7)}        │
///  match = 7, next = 8                                    │
///       │                                                 │
///       │◀────────────────────────────────────────────────┤ no, term 1 there, from index 3 on
///       │ {refused, conflict_index: Some(3), term Some(1)} │
///  next = 3, or one past the own last entry of term 1     │
///       ├────────────────────────────────────────────────▶│ at once, from the new next on
/// ```
///
/// ```
/// use raft_core::AppendEntriesRequest;
///
/// let heartbeat = AppendEntriesRequest::<String> {
///     term: 3,
///     leader_id: 1,
///     prev_log_index: 4,
///     prev_log_term: 2,
///     entries: vec![],
///     leader_commit: 3,
/// };
/// assert!(heartbeat.entries.is_empty());
/// ```
#[derive(Debug, Clone)]
pub struct AppendEntriesRequest<C: Clone> {
    /// The leader's term.
    pub term: Term,
    /// The leader, so that followers can send clients there.
    pub leader_id: NodeId,
    /// The index of the entry just before `entries`.
    pub prev_log_index: LogIndex,
    /// The term of that entry; 0 at index 0.
    pub prev_log_term: Term,
    /// What comes after it, without gaps; empty in a mere heartbeat.
    pub entries: Vec<LogEntry<C>>,
    /// The leader's commit index.
    pub leader_commit: LogIndex,
}

/// The answer to an [`AppendEntriesRequest`], which has the drawing.
///
/// ```
/// use raft_core::AppendEntriesResponse;
///
/// let holds_up_to_7 = AppendEntriesResponse {
///     term: 3,
///     success: true,
///     conflict_index: Some(7),
///     conflict_term: None,
/// };
/// assert!(holds_up_to_7.success);
/// ```
#[derive(Debug, Clone)]
pub struct AppendEntriesResponse {
    /// The follower's term, after it has seen the request.
    pub term: Term,
    /// Whether the follower holds the entry before the new ones, and so now the new ones too.
    pub success: bool,
    /// After a success the last index up to which the follower's log is known to equal the
    /// leader's, the *match*. After a refusal where the disagreement begins: the first index of
    /// `conflict_term` in the follower's log, or one past its end.
    pub conflict_index: Option<LogIndex>,
    /// After a refusal the term that the follower has at `prev_log_index`, if its log is so long.
    pub conflict_term: Option<Term>,
}

/// What the program around a member has to do for it.
///
/// ```
/// use raft_core::RaftOutput;
/// use std::time::Duration;
///
/// let output: RaftOutput<String> = RaftOutput::ScheduleHeartbeat(Duration::from_millis(50));
/// assert!(matches!(output, RaftOutput::ScheduleHeartbeat(after) if after.as_millis() == 50));
/// ```
#[derive(Debug, Clone)]
pub enum RaftOutput<C: Clone> {
    /// Send the request to the member `target`; its answer goes to
    /// [`handle_request_vote_response`](crate::RaftCore::handle_request_vote_response).
    SendRequestVote {
        /// The receiver.
        target: NodeId,
        /// The message.
        request: RequestVoteRequest,
    },
    /// Send the request to the member `target`; its answer goes to
    /// [`handle_append_entries_response`](crate::RaftCore::handle_append_entries_response).
    SendAppendEntries {
        /// The receiver.
        target: NodeId,
        /// The message.
        request: AppendEntriesRequest<C>,
    },
    /// These entries are committed: apply them to the state machine, in this order. Each entry
    /// comes out once.
    ApplyCommands(Vec<LogEntry<C>>),
    /// Call [`on_election_timeout`](crate::RaftCore::on_election_timeout) after this time; a
    /// pending election timer is replaced.
    ScheduleElectionTimeout(Duration),
    /// Call [`on_heartbeat_timeout`](crate::RaftCore::on_heartbeat_timeout) after this time; a
    /// pending heartbeat timer is replaced.
    ScheduleHeartbeat(Duration),
}
