use std::collections::{HashMap, HashSet, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// The name of a member, unique in the cluster and stable over restarts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MemberId(pub String);

/// What is believed of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberState {
    Alive,
    Suspect,
    Dead,
    /// said good-bye
    Left,
}

/// How often a member has had to speak for itself.
pub type Incarnation = u64;

/// All that is known of a member.
#[derive(Debug, Clone)]
pub struct Member {
    pub id: MemberId,
    pub address: SocketAddr,
    pub state: MemberState,
    pub incarnation: Incarnation,
    pub metadata: HashMap<String, String>,
    /// when this record last changed; informational
    pub last_update: Instant,
}

/// The settings of the protocol, equal on all members.
#[derive(Debug, Clone)]
pub struct GossipConfig {
    /// between two ticks (ms)
    pub probe_interval: u64,
    /// for the answer to a Ping (ms)
    pub probe_timeout: u64,
    /// how many members are asked to probe one that did not answer
    pub indirect_probes: usize,
    /// probe intervals that a suspicion lasts, per digit of the cluster's size
    pub suspicion_multiplier: u32,
    /// members that one tick contacts at most
    pub fanout: usize,
    /// updates that a Gossip carries at most
    pub max_piggyback: usize,
    /// how long the dead and the departed stay in the list (ms)
    pub dead_retention: u64,
}

/// 1000, 500, 3, 5, 3, 10 and 30000, in the order of the fields.
impl Default for GossipConfig {
    fn default() -> Self;
}

/// The messages of the protocol.
#[derive(Debug, Clone)]
pub enum GossipMessage {
    /// are you there?
    Ping { seq: u64, from: MemberId },
    /// the member `from` is there
    Ack { seq: u64, from: MemberId },
    /// ping `target` for me
    PingReq { seq: u64, from: MemberId, target: MemberId },
    /// news
    Gossip { updates: Vec<MemberUpdate> },
    /// all that the sender knows (anti-entropy)
    Sync { members: Vec<Member> },
    /// send me a Sync
    SyncRequest { from: MemberId },
}

/// A claim about a member.
#[derive(Debug, Clone)]
pub struct MemberUpdate {
    pub id: MemberId,
    pub state: MemberState,
    pub incarnation: Incarnation,
    /// None: not said
    pub address: Option<SocketAddr>,
    /// all of it; None: not said
    pub metadata: Option<HashMap<String, String>>,
}

/// What the surroundings have to do.
#[derive(Debug)]
pub enum GossipAction {
    /// send a message, which may be lost
    Send { to: SocketAddr, message: GossipMessage },
    /// call handle_timer(name) after delay
    ScheduleTimer { name: String, delay: Duration },
    /// tell the application
    MembershipChange { member: MemberId, old_state: MemberState, new_state: MemberState },
}

/// One member's part in the protocol.
pub struct GossipProtocol { /* private */ }

impl GossipProtocol {
    /// A member that knows nobody but itself.
    pub fn new(self_id: MemberId, self_addr: SocketAddr, config: GossipConfig) -> Self;

    /// The same, with a selector of your own for gossip targets and indirect probes.
    pub fn with_selector(
        self_id: MemberId,
        self_addr: SocketAddr,
        config: GossipConfig,
        selector: Box<dyn MemberSelector + Send>,
    ) -> Self;

    /// Joins: asks the seeds for all they know.
    pub fn bootstrap(&mut self, seeds: Vec<SocketAddr>) -> Vec<GossipAction>;

    /// One round; called every probe_interval.
    pub fn tick(&mut self) -> Vec<GossipAction>;

    /// Takes in a message that came from an address.
    pub fn handle_message(
        &mut self,
        from: SocketAddr,
        message: GossipMessage,
    ) -> Vec<GossipAction>;

    /// Takes in that a timer has expired.
    pub fn handle_timer(&mut self, timer_name: &str) -> Vec<GossipAction>;

    /// Sets one entry of the own metadata, and spreads it.
    pub fn update_metadata(&mut self, key: String, value: String) -> Vec<GossipAction>;

    /// Leaves, and says so.
    pub fn leave(&mut self) -> Vec<GossipAction>;

    /// The members that are Alive or Suspect, this one included.
    pub fn alive_members(&self) -> Vec<&Member>;

    /// Everybody in the list, this member and the retained dead included.
    pub fn all_members(&self) -> Vec<&Member>;

    /// How many alive members there are.
    pub fn cluster_size(&self) -> usize;

    /// Whether the member is in the list, and Alive or Suspect.
    pub fn is_alive(&self, id: &MemberId) -> bool;

    /// The metadata of a member that is in the list.
    pub fn get_metadata(&self, id: &MemberId) -> Option<&HashMap<String, String>>;
}

/// Chooses members at random.
pub trait MemberSelector {
    fn select_random(&self, exclude: &HashSet<MemberId>, count: usize) -> Vec<MemberId>;
}
