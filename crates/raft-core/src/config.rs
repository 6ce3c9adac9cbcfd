//! The small words of Raft, and what a member is told about its cluster.

/// The name of a member of the cluster: any number, 0 and `u64::MAX` too.
///
/// ```
/// let node: raft_core::NodeId = 3;
/// assert_eq!(node, 3);
/// ```
pub type NodeId = u64;

/// A period of time with at most one leader, numbered upwards; 0 is before the first election.
///
/// Terms are a logical clock: they tell stale information from current (§5.1).
///
/// ```
/// let term: raft_core::Term = 0;
/// assert!(term < 1);
/// ```
pub type Term = u64;

/// A position in the log. The first entry stands at 1; 0 is the place before it, where all logs
/// agree.
///
/// ```
/// let before_the_first: raft_core::LogIndex = 0;
/// assert!(before_the_first < 1);
/// ```
pub type LogIndex = u64;

/// The three roles of a member (§5.1, Figure 4).
///
/// ```text
///                    times out,                      votes of
///                  starts election                  a majority
///   start ─▶ Follower ───────────────▶ Candidate ───────────────▶ Leader
///               ▲   ▲                  │      ▲ │ times out:         │
///               │   └──────────────────┘      └─┘ new election       │
///               │   finds a leader or a newer term                   │
///               └────────────────────────────────────────────────────┘
///                               finds a newer term
/// ```
///
/// ```
/// use raft_core::RaftState;
///
/// assert_ne!(RaftState::Candidate, RaftState::Leader);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RaftState {
    /// Answers leaders and candidates, and asks for nothing itself.
    Follower,
    /// Asks for votes.
    Candidate,
    /// Takes commands and replicates them.
    Leader,
}

/// What a member knows about itself and its cluster; it never changes.
///
/// ```
/// use raft_core::RaftConfig;
///
/// let config = RaftConfig {
///     node_id: 2,
///     cluster: vec![1, 2, 3],
///     election_timeout_min: 150,
///     election_timeout_max: 300,
///     heartbeat_interval: 50,
/// };
/// assert!(config.cluster.contains(&config.node_id));
/// ```
#[derive(Debug, Clone)]
pub struct RaftConfig {
    /// This member.
    pub node_id: NodeId,
    /// Every member once, this one among them.
    pub cluster: Vec<NodeId>,
    /// The shortest election timeout, in milliseconds.
    pub election_timeout_min: u64,
    /// The longest election timeout, in milliseconds; not smaller than the shortest.
    pub election_timeout_max: u64,
    /// The time between two heartbeats of a leader, in milliseconds; well below the shortest
    /// election timeout (§5.6).
    pub heartbeat_interval: u64,
}
