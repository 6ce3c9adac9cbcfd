//! The hidden tests, one file a criterion, and what they share.

mod anti_entropy;
mod cluster;
mod dissemination;
mod in_a_cluster;
mod indirect_probes;
mod joining;
mod leaving;
mod precedence;
mod probes;
mod refutation;
mod suspicion;

use std::collections::HashMap;
use std::fmt::Debug;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Instant;

use crate::{
    GossipAction, GossipConfig, GossipMessage, GossipProtocol, Member, MemberId, MemberState,
    MemberUpdate,
};
use MemberState::{Alive, Dead, Left, Suspect};

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

/// The member number `n` is called `m<n>` and listens at port `n`.
fn id(n: u16) -> MemberId {
    MemberId(format!("m{n}"))
}

fn address(n: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), n)
}

/// Member 1 by itself.
fn alone(config: GossipConfig) -> GossipProtocol {
    GossipProtocol::new(id(1), address(1), config)
}

/// Member 1 in a cluster of `size`: it has a list in which 2, 3, … are alive at incarnation 0.
fn member_of(size: u16, config: GossipConfig) -> GossipProtocol {
    let mut node = alone(config);
    introduce(&mut node, size);
    node
}

/// The same with the default configuration.
fn member(size: u16) -> GossipProtocol {
    member_of(size, GossipConfig::default())
}

/// Gives `node` a list in which all of 1 to `size` but itself are alive at incarnation 0.
fn introduce(node: &mut GossipProtocol, size: u16) {
    let own = node.all_members().first().map(|me| me.id.clone());
    let others = (1..=size).filter(|&n| Some(id(n)) != own);
    let members = others.map(|n| record(n, Alive, 0)).collect();
    node.handle_message(address(2), GossipMessage::Sync { members });
}

/// An entry of a list.
fn record(n: u16, state: MemberState, incarnation: u64) -> Member {
    Member {
        id: id(n),
        address: address(n),
        state,
        incarnation,
        metadata: HashMap::new(),
        last_update: Instant::now(),
    }
}

/// A claim as members make it: with an address and metadata if it is `Alive`.
fn claim(n: u16, state: MemberState, incarnation: u64) -> MemberUpdate {
    let alive = matches!(state, Alive);
    MemberUpdate {
        id: id(n),
        state,
        incarnation,
        address: alive.then(|| address(n)),
        metadata: alive.then(HashMap::new),
    }
}

/// `node` hears one claim by gossip from member 2.
fn hears(
    node: &mut GossipProtocol,
    about: u16,
    state: MemberState,
    incarnation: u64,
) -> Vec<GossipAction> {
    let updates = vec![claim(about, state, incarnation)];
    node.handle_message(address(2), GossipMessage::Gossip { updates })
}

/// `node` gets a list of one entry from member 2.
fn reads(
    node: &mut GossipProtocol,
    about: u16,
    state: MemberState,
    incarnation: u64,
) -> Vec<GossipAction> {
    let members = vec![record(about, state, incarnation)];
    node.handle_message(address(2), GossipMessage::Sync { members })
}

fn word(state: MemberState) -> &'static str {
    match state {
        Alive => "Alive",
        Suspect => "Suspect",
        Dead => "Dead",
        Left => "Left",
    }
}

/// What `node` believes of member `n`, as `Alive@0`.
fn belief(node: &GossipProtocol, n: u16) -> String {
    match node
        .all_members()
        .into_iter()
        .find(|member| member.id.0 == id(n).0)
    {
        Some(member) => format!("{}@{}", word(member.state), member.incarnation),
        None => "not in the list".to_string(),
    }
}

/// All messages, with the number of the receiver.
fn sends(actions: &[GossipAction]) -> Vec<(u16, &GossipMessage)> {
    let mut sent = Vec::new();
    for action in actions {
        if let GossipAction::Send { to, message } = action {
            sent.push((to.port(), message));
        }
    }
    sent
}

/// Receiver and number of each `Ping`.
fn pings(actions: &[GossipAction]) -> Vec<(u16, u64)> {
    let mut sent = Vec::new();
    for (to, message) in sends(actions) {
        if let GossipMessage::Ping { seq, .. } = message {
            sent.push((to, *seq));
        }
    }
    sent
}

/// Each `Ack` as (receiver, number, who is there).
fn acks(actions: &[GossipAction]) -> Vec<(u16, u64, String)> {
    let mut sent = Vec::new();
    for (to, message) in sends(actions) {
        if let GossipMessage::Ack { seq, from } = message {
            sent.push((to, *seq, from.0.clone()));
        }
    }
    sent
}

/// The receivers of each `SyncRequest`, in ascending order.
fn sync_requests(actions: &[GossipAction]) -> Vec<u16> {
    let mut asked = Vec::new();
    for (to, message) in sends(actions) {
        if let GossipMessage::SyncRequest { .. } = message {
            asked.push(to);
        }
    }
    asked.sort();
    asked
}

/// Each `Gossip` as its receiver and its updates.
fn gossips(actions: &[GossipAction]) -> Vec<(u16, &[MemberUpdate])> {
    let mut sent = Vec::new();
    for (to, message) in sends(actions) {
        if let GossipMessage::Gossip { updates } = message {
            sent.push((to, updates.as_slice()));
        }
    }
    sent
}

/// Every update that is gossiped, as `m3 Suspect@0`.
fn told(actions: &[GossipAction]) -> Vec<String> {
    let mut told = Vec::new();
    for (_, updates) in gossips(actions) {
        told.extend(updates.iter().map(show));
    }
    told
}

fn show(update: &MemberUpdate) -> String {
    format!(
        "{} {}@{}",
        update.id.0,
        word(update.state),
        update.incarnation
    )
}

/// How often `what` is among the updates that are gossiped.
fn times_told(actions: &[GossipAction], what: &str) -> usize {
    told(actions).iter().filter(|said| *said == what).count()
}

/// Each timer as `name after N ms`.
fn timers(actions: &[GossipAction]) -> Vec<String> {
    let mut set = Vec::new();
    for action in actions {
        if let GossipAction::ScheduleTimer { name, delay } = action {
            set.push(format!("{name} after {} ms", delay.as_millis()));
        }
    }
    set
}

/// Each membership change as `m3 Alive->Suspect`.
fn changes(actions: &[GossipAction]) -> Vec<String> {
    let mut changes = Vec::new();
    for action in actions {
        if let GossipAction::MembershipChange {
            member,
            old_state,
            new_state,
        } = action
        {
            changes.push(format!(
                "{} {}->{}",
                member.0,
                word(*old_state),
                word(*new_state)
            ));
        }
    }
    changes
}

/// Everything in `actions` as one line each, in their order.
fn lines(actions: &[GossipAction]) -> Vec<String> {
    let mut lines = timers(actions);
    lines.extend(changes(actions));
    for (to, message) in sends(actions) {
        lines.push(match message {
            GossipMessage::Ping { seq, .. } => format!("Ping {seq} to {to}"),
            GossipMessage::Ack { seq, from } => format!("Ack {seq} of {} to {to}", from.0),
            GossipMessage::PingReq { seq, target, .. } => {
                format!("PingReq {seq} for {} to {to}", target.0)
            }
            GossipMessage::Gossip { updates } => {
                format!(
                    "Gossip {:?} to {to}",
                    updates.iter().map(show).collect::<Vec<String>>()
                )
            }
            GossipMessage::Sync { members } => format!("Sync of {} to {to}", members.len()),
            GossipMessage::SyncRequest { .. } => format!("SyncRequest to {to}"),
        });
    }
    lines
}

/// Answers every `Ping` in `actions`.
fn answer(node: &mut GossipProtocol, actions: &[GossipAction]) {
    for (target, seq) in pings(actions) {
        node.handle_message(
            address(target),
            GossipMessage::Ack {
                seq,
                from: id(target),
            },
        );
    }
}

/// A tick whose `Ping` is answered; says what it did.
fn tick_answered(node: &mut GossipProtocol) -> Vec<GossipAction> {
    let actions = node.tick();
    answer(node, &actions);
    actions
}

/// `count` answered ticks, and all that they did.
fn ticks_answered(node: &mut GossipProtocol, count: usize) -> Vec<GossipAction> {
    (0..count).flat_map(|_| tick_answered(node)).collect()
}

/// Ticks, answered, until the one that pings `target`, which is not answered; at most `limit`.
/// Says what that tick did, and the number of the `Ping`.
#[track_caller]
fn tick_until_ping_of(
    node: &mut GossipProtocol,
    target: u16,
    limit: usize,
) -> (Vec<GossipAction>, u64) {
    for _ in 0..limit {
        let actions = node.tick();
        match pings(&actions).first() {
            Some(&(pinged, seq)) if pinged == target => return (actions, seq),
            _ => answer(node, &actions),
        }
    }
    panic!("{limit} ticks have not pinged m{target}, but everybody has a turn in each pass");
}

/// Lets the probe of `target` fail, by both of its timers, and says what the second one did.
#[track_caller]
fn fail_probe(node: &mut GossipProtocol, target: u16) -> Vec<GossipAction> {
    tick_until_ping_of(node, target, 300);
    let mut actions = node.handle_timer(&format!("probe_timeout_m{target}"));
    actions.extend(node.handle_timer(&format!("indirect_timeout_m{target}")));
    actions
}

/// Numbers that depend on the test's name and the run's seed alone (SplitMix64).
struct Random(u64);

impl Random {
    fn of(test: &str) -> Random {
        Random(testbed::seed_for(test).as_u64())
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}
