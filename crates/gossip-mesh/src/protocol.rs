//! The protocol's surface: each method says which part of SWIM it sets in motion.

mod membership;
mod probing;
mod spreading;
mod syncing;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Instant;

use crate::config::GossipConfig;
use crate::member::{Member, MemberId, MemberState};
use crate::message::{GossipAction, GossipMessage};
use crate::protocol::probing::Probes;
use crate::queue::Queue;
use crate::random::Random;
use crate::roster::Roster;
use crate::selector::MemberSelector;
use crate::slots::Slot;

/// One member's part in the protocol: inputs in, actions out.
///
/// It has no socket, no clock and no global randomness. Whoever drives it calls `tick` every
/// `probe_interval`, hands in messages and expired timers, and carries out the actions. Two nodes
/// with the same id and configuration that get the same inputs give the same actions.
///
/// ```
/// use gossip_mesh::{GossipAction, GossipConfig, GossipMessage, GossipProtocol, MemberId};
///
/// let (at_a, at_b) = ("127.0.0.1:7001".parse().unwrap(), "127.0.0.1:7002".parse().unwrap());
/// let mut a = GossipProtocol::new(MemberId("a".to_string()), at_a, GossipConfig::default());
/// let mut b = GossipProtocol::new(MemberId("b".to_string()), at_b, GossipConfig::default());
///
/// // Carry messages to and fro until there are none.
/// let mut actions: Vec<_> = b.bootstrap(vec![at_a]).into_iter().map(|act| (at_b, act)).collect();
/// while let Some((from, action)) = actions.pop() {
///     if let GossipAction::Send { to, message } = action {
///         let receiver = if to == at_a { &mut a } else { &mut b };
///         let answers = receiver.handle_message(from, message);
///         actions.extend(answers.into_iter().map(|answer| (to, answer)));
///     }
/// }
/// assert_eq!((a.cluster_size(), b.cluster_size()), (2, 2));
/// ```
pub struct GossipProtocol {
    // solution
    config: GossipConfig,
    roster: Roster,
    queue: Queue,
    probes: Probes,
    random: Random,
    selector: Option<Box<dyn MemberSelector + Send>>,
    seeds: Vec<SocketAddr>,
    ticks: u64,
    // end solution
    // starter: // What a member has to remember belongs here.
}

impl GossipProtocol {
    /// A member that knows nobody but itself: alive, at incarnation 0, without metadata.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let id = MemberId("a".to_string());
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let node = GossipProtocol::new(id.clone(), address, GossipConfig::default());
    /// assert!(node.is_alive(&id));
    /// ```
    pub fn new(self_id: MemberId, self_addr: SocketAddr, config: GossipConfig) -> Self {
        let me = Member {
            id: self_id.clone(),
            address: self_addr,
            state: MemberState::Alive,
            incarnation: 0,
            metadata: HashMap::new(),
            last_update: Instant::now(),
        };
        Self {
            config,
            roster: Roster::new(me),
            queue: Queue::default(),
            probes: Probes::default(),
            random: Random::of(&self_id),
            selector: None,
            seeds: Vec::new(),
            ticks: 0,
        }
    }

    /// As `new`, with a `selector` that chooses whom to gossip to and whom to ask for an indirect
    /// probe. Whom to probe is always this protocol's own choice (SWIM, 4.3).
    ///
    /// ```
    /// use std::collections::HashSet;
    ///
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId, MemberSelector};
    ///
    /// struct Nobody;
    /// impl MemberSelector for Nobody {
    ///     fn select_random(&self, _: &HashSet<MemberId>, _: usize) -> Vec<MemberId> {
    ///         Vec::new()
    ///     }
    /// }
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let id = MemberId("a".to_string());
    /// let node = GossipProtocol::with_selector(id, address, config, Box::new(Nobody));
    /// assert_eq!(node.cluster_size(), 1);
    /// ```
    pub fn with_selector(
        self_id: MemberId,
        self_addr: SocketAddr,
        config: GossipConfig,
        selector: Box<dyn MemberSelector + Send>,
    ) -> Self {
        let mut node = Self::new(self_id, self_addr, config);
        node.selector = Some(selector);
        node
    }

    /// Joins: asks each of `seeds` for all it knows. They are kept, and asked again by `tick` as
    /// long as nobody else is known to be alive.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let mut node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// let seed = "127.0.0.1:7001".parse().unwrap();
    /// assert_eq!(node.bootstrap(vec![seed, seed, address]).len(), 1);
    /// ```
    pub fn bootstrap(&mut self, seeds: Vec<SocketAddr>) -> Vec<GossipAction> {
        self.seeds.clear();
        for seed in seeds {
            if seed != self.roster.me().address && !self.seeds.contains(&seed) {
                self.seeds.push(seed);
            }
        }
        self.seeds
            .iter()
            .map(|&seed| self.sync_request(seed))
            .collect()
    }

    /// One protocol period (SWIM, 3.1): probes the next member in turn and spreads what is queued.
    /// To be called every `probe_interval`.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let mut node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// assert!(node.tick().is_empty(), "nobody to probe, and nothing to tell");
    /// ```
    pub fn tick(&mut self) -> Vec<GossipAction> {
        let mut actions = Vec::new();
        self.ticks += 1;
        self.probes.forget_old_relays(self.ticks);
        if self.has_left() {
            self.spread(self.fanout(), None, &mut actions);
            return actions;
        }
        let target = self.probe_next(&mut actions);
        let mut room = self.fanout() - usize::from(target.is_some());
        if target.is_none() {
            room -= self.knock_if_alone(&mut actions);
        }
        if self.is_sync_round() {
            room -= self.reconcile(target, room, &mut actions);
        }
        self.spread(room, target, &mut actions);
        actions
    }

    /// Takes in a message that came from the address `from`.
    ///
    /// ```
    /// use gossip_mesh::{GossipAction, GossipConfig, GossipMessage, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let mut node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// let ping = GossipMessage::Ping { seq: 7, from: MemberId("b".to_string()) };
    /// let actions = node.handle_message("127.0.0.1:7001".parse().unwrap(), ping);
    /// assert!(matches!(
    ///     &actions[0],
    ///     GossipAction::Send { to, message: GossipMessage::Ack { seq: 7, .. } } if to.port() == 7001
    /// ));
    /// ```
    pub fn handle_message(
        &mut self,
        from: SocketAddr,
        message: GossipMessage,
    ) -> Vec<GossipAction> {
        let mut actions = Vec::new();
        match message {
            GossipMessage::Ping { seq, from: sender } => {
                self.answer_ping(seq, &sender, from, &mut actions);
            }
            GossipMessage::Ack { seq, from: sender } => {
                self.take_ack(seq, sender, &mut actions);
            }
            GossipMessage::PingReq { seq, target, .. } => {
                self.relay_ping(seq, &target, from, &mut actions);
            }
            GossipMessage::Gossip { updates } => {
                for update in updates {
                    self.learn(update, from, &mut actions);
                }
            }
            GossipMessage::Sync { members } => self.merge(members, from, &mut actions),
            GossipMessage::SyncRequest { .. } => actions.push(self.sync(from)),
        }
        actions
    }

    /// Takes in that the timer `timer_name` has expired. A name that nobody is waiting for, or no
    /// longer, changes nothing.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let mut node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// assert!(node.handle_timer("suspicion_of a stranger").is_empty());
    /// ```
    pub fn handle_timer(&mut self, timer_name: &str) -> Vec<GossipAction> {
        let mut actions = Vec::new();
        // Nearly always the answer has been there for long, and nobody need be looked for.
        if self.probes.none_open() && timer_name.starts_with("probe_timeout_") {
            return actions;
        }
        if let Some(slot) = self.named("probe_timeout_", timer_name) {
            self.probe_indirectly(slot, &mut actions);
        } else if let Some(slot) = self.named("indirect_timeout_", timer_name) {
            self.give_up_probe(slot, &mut actions);
        } else if let Some(slot) = self.named("suspicion_", timer_name) {
            self.end_suspicion(slot, &mut actions);
        } else if let Some(slot) = self.named("reap_", timer_name) {
            self.reap(slot);
        }
        actions
    }

    /// Sets one entry of this member's own metadata, under a new incarnation, and spreads it.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let id = MemberId("a".to_string());
    /// let mut node = GossipProtocol::new(id.clone(), address, GossipConfig::default());
    /// node.update_metadata("role".to_string(), "leader".to_string());
    /// assert_eq!(node.get_metadata(&id).unwrap()["role"], "leader");
    /// ```
    pub fn update_metadata(&mut self, key: String, value: String) -> Vec<GossipAction> {
        let mut actions = Vec::new();
        if self.has_left() {
            return actions;
        }
        let me = self.roster.me_mut();
        me.metadata.insert(key, value);
        me.last_update = Instant::now();
        me.incarnation = me.incarnation.saturating_add(1);
        self.announce(None, &mut actions);
        actions
    }

    /// Leaves for good: says so, and from now on neither probes nor accuses nor refutes. To come
    /// back, a new instance bootstraps under the same id.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let id = MemberId("a".to_string());
    /// let mut node = GossipProtocol::new(id.clone(), address, GossipConfig::default());
    /// node.leave();
    /// assert!(!node.is_alive(&id));
    /// assert!(node.leave().is_empty(), "once is enough");
    /// ```
    pub fn leave(&mut self) -> Vec<GossipAction> {
        let mut actions = Vec::new();
        if self.has_left() {
            return actions;
        }
        self.probes.clear();
        let me = self.roster.me_mut();
        me.state = MemberState::Left;
        me.last_update = Instant::now();
        actions.push(GossipAction::MembershipChange {
            member: self.roster.me().id.clone(),
            old_state: MemberState::Alive,
            new_state: MemberState::Left,
        });
        self.announce(None, &mut actions);
        actions
    }

    /// The members that are `Alive` or `Suspect`, this one included, in no particular order.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// assert_eq!(node.alive_members()[0].address, address);
    /// ```
    pub fn alive_members(&self) -> Vec<&Member> {
        self.roster
            .all()
            .filter(|member| member.state.is_live())
            .collect()
    }

    /// Everybody in the list, this member and the dead that are still kept included, in no
    /// particular order.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let mut node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// node.leave();
    /// assert_eq!((node.all_members().len(), node.alive_members().len()), (1, 0));
    /// ```
    pub fn all_members(&self) -> Vec<&Member> {
        self.roster.all().collect()
    }

    /// How many `alive_members` there are, this one included.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// assert_eq!(node.cluster_size(), 1);
    /// ```
    pub fn cluster_size(&self) -> usize {
        self.roster.peers() + usize::from(!self.has_left())
    }

    /// Whether the member is in the list, and `Alive` or `Suspect`.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let config = GossipConfig::default();
    /// let node = GossipProtocol::new(MemberId("a".to_string()), address, config);
    /// assert!(!node.is_alive(&MemberId("b".to_string())));
    /// ```
    pub fn is_alive(&self, id: &MemberId) -> bool {
        self.roster
            .get(id)
            .is_some_and(|member| member.state.is_live())
    }

    /// The metadata of a member that is in the list, in whatever state.
    ///
    /// ```
    /// use gossip_mesh::{GossipConfig, GossipProtocol, MemberId};
    ///
    /// let address = "127.0.0.1:7000".parse().unwrap();
    /// let id = MemberId("a".to_string());
    /// let node = GossipProtocol::new(id.clone(), address, GossipConfig::default());
    /// assert!(node.get_metadata(&id).unwrap().is_empty());
    /// assert!(node.get_metadata(&MemberId("b".to_string())).is_none());
    /// ```
    pub fn get_metadata(&self, id: &MemberId) -> Option<&HashMap<String, String>> {
        self.roster.get(id).map(|member| &member.metadata)
    }

    /// Whom a timer is about, if it is one of those that begin with `prefix`.
    fn named(&self, prefix: &str, timer_name: &str) -> Option<Slot> {
        let name = timer_name.strip_prefix(prefix)?;
        self.roster.slot(name)
    }

    fn has_left(&self) -> bool {
        self.roster.me().state == MemberState::Left
    }

    fn fanout(&self) -> usize {
        self.config.fanout.max(1)
    }
}
