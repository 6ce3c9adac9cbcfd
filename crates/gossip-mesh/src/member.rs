//! Who takes part, and which of two claims about one member counts.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Instant;

/// The name of a member, unique in the cluster and stable over restarts.
///
/// ```
/// use gossip_mesh::MemberId;
///
/// assert_ne!(MemberId("a".to_string()), MemberId("b".to_string()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MemberId(pub String);

/// What is believed of a member.
///
/// ```
/// use gossip_mesh::MemberState;
///
/// assert_ne!(MemberState::Suspect, MemberState::Dead);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberState {
    /// Answers, as far as anybody knows.
    Alive,
    /// Did not answer a probe; still a member until the suspicion has run out (SWIM, 4.2).
    Suspect,
    /// Did not refute a suspicion in time. SWIM calls it `Confirm`ed faulty.
    Dead,
    /// Said good-bye.
    Left,
}

impl MemberState {
    /// The place in the order of claims about one incarnation: the greater one counts.
    pub(crate) fn rank(self) -> u8 {
        match self {
            MemberState::Alive => 0,
            MemberState::Suspect => 1,
            MemberState::Dead => 2,
            MemberState::Left => 3,
        }
    }

    /// Whether it is probed, gossiped to and counted.
    pub(crate) fn is_live(self) -> bool {
        matches!(self, MemberState::Alive | MemberState::Suspect)
    }
}

/// How often a member has had to speak for itself. Only the member itself raises it (SWIM, 4.2).
///
/// ```
/// let first: gossip_mesh::Incarnation = 0;
/// assert!(first + 1 > first);
/// ```
pub type Incarnation = u64;

/// All that is known of a member.
///
/// ```
/// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId, MemberState};
///
/// let node = GossipProtocol::new(
///     MemberId("a".to_string()),
///     "127.0.0.1:7000".parse().unwrap(),
///     GossipConfig::default(),
/// );
/// let me = node.all_members()[0];
/// assert_eq!((me.state, me.incarnation), (MemberState::Alive, 0));
/// ```
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name.
    pub id: MemberId,
    /// Where it listens.
    pub address: SocketAddr,
    /// What is believed of it.
    pub state: MemberState,
    /// The incarnation that the state is about.
    pub incarnation: Incarnation,
    /// What it says of itself.
    pub metadata: HashMap<String, String>,
    /// When this record last changed, on the clock of the process that holds it. For people to
    /// look at; nothing is decided by it, since the clocks of two processes cannot be compared.
    pub last_update: Instant,
}

impl Member {
    /// Whether a claim with this incarnation and state counts more than what is recorded.
    pub(crate) fn yields_to(&self, incarnation: Incarnation, state: MemberState) -> bool {
        (incarnation, state.rank()) > (self.incarnation, self.state.rank())
    }

    /// The record as a claim to pass on. What only the member itself can say goes with `Alive`.
    pub(crate) fn to_update(&self) -> MemberUpdate {
        let alive = self.state == MemberState::Alive;
        MemberUpdate {
            id: self.id.clone(),
            state: self.state,
            incarnation: self.incarnation,
            address: alive.then_some(self.address),
            metadata: alive.then(|| self.metadata.clone()),
        }
    }
}

/// A claim about a member, as it travels in `GossipMessage::Gossip`.
///
/// ```
/// use gossip_mesh::{MemberId, MemberState, MemberUpdate};
///
/// let accusation = MemberUpdate {
///     id: MemberId("b".to_string()),
///     state: MemberState::Suspect,
///     incarnation: 0,
///     address: None,
///     metadata: None,
/// };
/// assert!(accusation.metadata.is_none());
/// ```
#[derive(Debug, Clone)]
pub struct MemberUpdate {
    /// Whom it is about.
    pub id: MemberId,
    /// What is claimed.
    pub state: MemberState,
    /// The incarnation that the claim is about.
    pub incarnation: Incarnation,
    /// Where the member listens; `None`: not said.
    pub address: Option<SocketAddr>,
    /// All of its metadata; `None`: not said.
    pub metadata: Option<HashMap<String, String>>,
}

impl From<Member> for MemberUpdate {
    fn from(member: Member) -> Self {
        MemberUpdate {
            id: member.id,
            state: member.state,
            incarnation: member.incarnation,
            address: Some(member.address),
            metadata: Some(member.metadata),
        }
    }
}
