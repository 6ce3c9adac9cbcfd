//! What a member knows only as long as it has its role.

use crate::{LogIndex, NodeId};

/// The role, with its knowledge: it cannot outlive the role.
#[derive(Debug)]
pub(crate) enum Role {
    Follower,
    Candidate {
        /// Who has voted for this member, itself left out; each once.
        votes: Vec<NodeId>,
    },
    Leader {
        /// How far each peer is, in the order of the peers.
        progress: Vec<Progress>,
    },
}

/// What the leader knows of one peer's log (Figure 2, "Volatile state on leaders").
#[derive(Debug, Clone, Copy)]
pub(crate) struct Progress {
    /// The next entry to send: a guess, which replies correct.
    pub(crate) next: LogIndex,
    /// The last entry known to be replicated there: a fact, which never falls within a term.
    pub(crate) matched: LogIndex,
}
