use std::collections::{HashMap, HashSet, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MemberId(pub String);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberState {
    Alive,
    Suspect,
    Dead,
    Left,
}

pub type Incarnation = u64;

#[derive(Debug, Clone)]
pub struct Member {
    pub id: MemberId,
    pub address: SocketAddr,
    pub state: MemberState,
    pub incarnation: Incarnation,
    pub metadata: HashMap<String, String>,
    pub last_update: Instant,
}

#[derive(Debug, Clone)]
pub struct GossipConfig {
    pub probe_interval: u64,
    pub probe_timeout: u64,
    pub indirect_probes: usize,
    pub suspicion_multiplier: u32,
    pub fanout: usize,
    pub max_piggyback: usize,
    pub dead_retention: u64,
}

impl Default for GossipConfig {
    fn default() -> Self;
}

#[derive(Debug, Clone)]
pub enum GossipMessage {
    Ping { seq: u64, from: MemberId },
    Ack { seq: u64, from: MemberId },
    PingReq { seq: u64, from: MemberId, target: MemberId },
    Gossip { updates: Vec<MemberUpdate> },
    Sync { members: Vec<Member> },
    SyncRequest { from: MemberId },
}

#[derive(Debug, Clone)]
pub struct MemberUpdate {
    pub id: MemberId,
    pub state: MemberState,
    pub incarnation: Incarnation,
    pub address: Option<SocketAddr>,
    pub metadata: Option<HashMap<String, String>>,
}

#[derive(Debug)]
pub enum GossipAction {
    Send { to: SocketAddr, message: GossipMessage },
    ScheduleTimer { name: String, delay: Duration },
    MembershipChange { member: MemberId, old_state: MemberState, new_state: MemberState },
}

pub struct GossipProtocol {
}

impl GossipProtocol {
    pub fn new(self_id: MemberId, self_addr: SocketAddr, config: GossipConfig) -> Self;

    pub fn bootstrap(&mut self, seeds: Vec<SocketAddr>) -> Vec<GossipAction>;

    pub fn tick(&mut self) -> Vec<GossipAction>;

    pub fn handle_message(
        &mut self,
        from: SocketAddr,
        message: GossipMessage,
    ) -> Vec<GossipAction>;

    pub fn handle_timer(&mut self, timer_name: &str) -> Vec<GossipAction>;

    pub fn update_metadata(&mut self, key: String, value: String) -> Vec<GossipAction>;

    pub fn leave(&mut self) -> Vec<GossipAction>;

    pub fn alive_members(&self) -> Vec<&Member>;

    pub fn all_members(&self) -> Vec<&Member>;

    pub fn cluster_size(&self) -> usize;

    pub fn is_alive(&self, id: &MemberId) -> bool;

    pub fn get_metadata(&self, id: &MemberId) -> Option<&HashMap<String, String>>;
}

pub trait MemberSelector {
    fn select_random(&self, exclude: &HashSet<MemberId>, count: usize) -> Vec<MemberId>;
}
