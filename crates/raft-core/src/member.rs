//! One member of the cluster: what it is, and what every message may do to its term.

use crate::log::Log;
use crate::role::Role;
use crate::timeout::Timeouts;
use crate::{LogEntry, LogIndex, NodeId, RaftConfig, RaftOutput, RaftState, Term};

/// One member of a Raft cluster, as a pure state machine.
///
/// Every method that takes an input returns what is to be done about it; between two inputs nothing
/// happens. See [`RaftOutput`] for what the program around it owes it. A member keeps its state in
/// memory only: one that has crashed must not come back under the same id, for it would have
/// forgotten its vote (§5, Figure 2, "Persistent state on all servers").
///
/// ```
/// use raft_core::{RaftConfig, RaftCore, RaftOutput};
///
/// let mut alone = RaftCore::<&str>::new(RaftConfig {
///     node_id: 7,
///     cluster: vec![7],
///     election_timeout_min: 150,
///     election_timeout_max: 300,
///     heartbeat_interval: 50,
/// });
/// alone.on_election_timeout(); // one vote of one is a majority
/// alone.propose("x = 1");
/// let outputs = alone.on_heartbeat_timeout();
/// assert!(outputs.iter().any(|output| matches!(output, RaftOutput::ApplyCommands(entries)
///     if entries[0].command == "x = 1")));
/// ```
#[derive(Debug)]
// solution
pub struct RaftCore<C: Clone> {
    pub(crate) config: RaftConfig,
    /// The other members, each once.
    pub(crate) peers: Vec<NodeId>,
    pub(crate) timeouts: Timeouts,
    pub(crate) current_term: Term,
    pub(crate) voted_for: Option<NodeId>,
    pub(crate) leader_id: Option<NodeId>,
    pub(crate) role: Role,
    pub(crate) log: Log<C>,
    /// Also the last entry handed out to be applied: both move together.
    pub(crate) commit_index: LogIndex,
}
// starter: pub struct RaftCore<C: Clone> {
// starter:     // Your private fields; this one only stands for a use of `C`.
// starter:     log: Vec<LogEntry<C>>,
// starter: }
// end solution

impl<C: Clone + PartialEq> RaftCore<C> {
    /// A member that has just started: a follower in term 0 with an empty log, who knows no leader.
    ///
    /// It arms no timer: the program around it arms the first election timer, by any time within
    /// the configured range.
    ///
    /// ```
    /// use raft_core::{RaftConfig, RaftCore, RaftState};
    ///
    /// let node = RaftCore::<String>::new(RaftConfig {
    ///     node_id: 1,
    ///     cluster: vec![1, 2, 3],
    ///     election_timeout_min: 150,
    ///     election_timeout_max: 300,
    ///     heartbeat_interval: 50,
    /// });
    /// assert_eq!((node.state(), node.current_term()), (RaftState::Follower, 0));
    /// ```
    pub fn new(config: RaftConfig) -> Self {
        let mut peers = config.cluster.clone();
        peers.sort_unstable();
        peers.dedup();
        peers.retain(|&member| member != config.node_id);
        let (min_ms, max_ms) = (config.election_timeout_min, config.election_timeout_max);
        Self {
            timeouts: Timeouts::new(config.node_id, min_ms, max_ms),
            config,
            peers,
            current_term: 0,
            voted_for: None,
            leader_id: None,
            role: Role::Follower,
            log: Log::new(),
            commit_index: 0,
        }
    }

    /// The member's role.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore, RaftState};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// node.on_election_timeout();
    /// assert_eq!(node.state(), RaftState::Candidate);
    /// ```
    pub fn state(&self) -> RaftState {
        match self.role {
            Role::Follower => RaftState::Follower,
            Role::Candidate { .. } => RaftState::Candidate,
            Role::Leader { .. } => RaftState::Leader,
        }
    }

    /// The newest term that the member has heard of; it never falls.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// node.on_election_timeout();
    /// assert_eq!(node.current_term(), 1);
    /// ```
    pub fn current_term(&self) -> Term {
        self.current_term
    }

    /// The leader of the current term, if the member knows it: itself, or the sender of an
    /// AppendEntries of this term.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// assert_eq!(node.leader_id(), None);
    /// ```
    pub fn leader_id(&self) -> Option<NodeId> {
        self.leader_id
    }

    /// The last entry that the member knows to be committed; 0 if there is none. It never falls.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// assert_eq!(node.commit_index(), 0);
    /// ```
    pub fn commit_index(&self) -> LogIndex {
        self.commit_index
    }

    /// Whether the member knows the entry at `index` to be committed. There is no entry 0.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// assert!(!node.is_committed(0) && !node.is_committed(1));
    /// ```
    pub fn is_committed(&self, index: LogIndex) -> bool {
        (1..=self.commit_index).contains(&index)
    }

    /// The whole log: the entry of index `i` stands at position `i - 1`.
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// assert!(node.log().is_empty());
    /// ```
    pub fn log(&self) -> &[LogEntry<C>] {
        self.log.entries()
    }

    /// Appends a command to the leader's log and gives its index; `None`, and nothing happens, if
    /// this member does not lead.
    ///
    /// The next heartbeat carries the entry to the others. It may still be lost until
    /// [`is_committed`](Self::is_committed), or until it comes out in
    /// [`RaftOutput::ApplyCommands`].
    ///
    /// ```
    /// # use raft_core::{RaftConfig, RaftCore};
    /// # let mut node = RaftCore::<String>::new(RaftConfig { node_id: 1, cluster: vec![1, 2, 3],
    /// #     election_timeout_min: 150, election_timeout_max: 300, heartbeat_interval: 50 });
    /// assert_eq!(node.propose("x = 1".to_string()), None); // a follower
    /// ```
    pub fn propose(&mut self, command: C) -> Option<LogIndex> {
        match self.role {
            Role::Leader { .. } => Some(self.log.push(self.current_term, command)),
            _ => None,
        }
    }

    /// How many members make a majority.
    pub(crate) fn quorum(&self) -> usize {
        let members = self.peers.len() + 1;
        members / 2 + 1
    }

    /// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to
    /// follower" (Figure 2, All Servers). Says whether that deposed a leader: it has had no
    /// election timer since its election, and needs one.
    pub(crate) fn observe_term(&mut self, term: Term) -> bool {
        if term <= self.current_term {
            return false;
        }
        let deposed = matches!(self.role, Role::Leader { .. });
        self.current_term = term;
        self.voted_for = None;
        self.leader_id = None;
        self.role = Role::Follower;
        deposed
    }

    /// A newer term in a reply: the member follows, and no more is to be read out of the reply.
    pub(crate) fn step_down(&mut self, term: Term) -> Vec<RaftOutput<C>> {
        if self.observe_term(term) {
            vec![self.election_timer()]
        } else {
            Vec::new()
        }
    }

    /// Arms the election timer anew, by a fresh random time (§5.2).
    pub(crate) fn election_timer(&mut self) -> RaftOutput<C> {
        RaftOutput::ScheduleElectionTimeout(self.timeouts.draw())
    }
}
