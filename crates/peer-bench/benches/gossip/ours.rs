//! `gossip-mesh` in the simulated cluster.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use gossip_mesh::{
    GossipAction, GossipConfig, GossipMessage, GossipProtocol, Member, MemberId, MemberState,
};

use crate::address;
use crate::wire::Wire;
use crate::world::{Node, Outbox, ROUND_MS};

fn name(member: usize) -> MemberId {
    MemberId(format!("m{member}"))
}

fn member(name: &MemberId) -> usize {
    name.0[1..].parse().expect("a name of ours")
}

/// A timer of ours. A name is never armed again here while it is pending, since nothing is lost
/// and nobody is suspected twice; so the rule that the later one replaces the earlier needs no code.
pub(crate) enum OurTimer {
    Tick,
    Named(String),
}

/// `BYTES`: whether messages travel as bytes, as foca's do, or as they are.
pub(crate) struct Ours<const BYTES: bool> {
    protocol: GossipProtocol,
}

pub(crate) enum OurPacket {
    Message(GossipMessage),
    Bytes(Vec<u8>),
}

impl<const BYTES: bool> Ours<BYTES> {
    fn perform(actions: Vec<GossipAction>, out: &mut Outbox<Self>) {
        for action in actions {
            match action {
                GossipAction::Send { to, message } => {
                    let packet = if BYTES {
                        let mut bytes = Vec::with_capacity(64);
                        message.put(&mut bytes);
                        OurPacket::Bytes(bytes)
                    } else {
                        OurPacket::Message(message)
                    };
                    out.packets.push((usize::from(to.port()), packet));
                }
                GossipAction::ScheduleTimer { name, delay } => {
                    out.timers.push((delay, OurTimer::Named(name)));
                }
                GossipAction::MembershipChange {
                    member: who,
                    old_state,
                    new_state,
                } => match (old_state, new_state) {
                    (MemberState::Left, MemberState::Alive) => {
                        out.changes.push((member(&who), true));
                    }
                    (_, MemberState::Dead) => out.changes.push((member(&who), false)),
                    _ => {}
                },
            }
        }
    }
}

impl<const BYTES: bool> Node for Ours<BYTES> {
    type Packet = OurPacket;
    type Timer = OurTimer;

    fn new(me: usize, _: usize) -> Self {
        let config = GossipConfig::default();
        Self {
            protocol: GossipProtocol::new(name(me), address(me).into(), config),
        }
    }

    fn start(&mut self, size: usize, phase: Duration, out: &mut Outbox<Self>) {
        let members = (0..size).map(|member| Member {
            id: name(member),
            address: address(member).into(),
            state: MemberState::Alive,
            incarnation: 0,
            metadata: HashMap::new(),
            last_update: Instant::now(),
        });
        let list = GossipMessage::Sync {
            members: members.collect(),
        };
        // Nothing that it says to this is for anybody else.
        self.protocol.handle_message(address(0).into(), list);
        out.timers.push((phase, OurTimer::Tick));
    }

    fn join(&mut self, seed: usize, out: &mut Outbox<Self>) {
        let actions = self.protocol.bootstrap(vec![address(seed).into()]);
        Self::perform(actions, out);
        out.timers
            .push((Duration::from_millis(ROUND_MS), OurTimer::Tick));
    }

    fn receive(&mut self, from: usize, packet: OurPacket, out: &mut Outbox<Self>) {
        let message = match packet {
            OurPacket::Message(message) => message,
            OurPacket::Bytes(bytes) => GossipMessage::take(&mut bytes.as_slice()),
        };
        let actions = self.protocol.handle_message(address(from).into(), message);
        Self::perform(actions, out);
    }

    fn expire(&mut self, timer: OurTimer, out: &mut Outbox<Self>) {
        let actions = match timer {
            OurTimer::Tick => {
                let round = Duration::from_millis(ROUND_MS);
                out.timers.push((round, OurTimer::Tick));
                self.protocol.tick()
            }
            OurTimer::Named(name) => self.protocol.handle_timer(&name),
        };
        Self::perform(actions, out);
    }
}
