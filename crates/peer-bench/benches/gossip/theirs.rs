//! `foca` in the simulated cluster.

use std::net::{Ipv4Addr, SocketAddrV4};
use std::num::{NonZeroU8, NonZeroU32, NonZeroUsize};
use std::time::Duration;

use bytes::{Buf, BufMut};
use foca::{
    Codec, Config, Foca, Header, Member, Message, NoCustomBroadcast, Notification, PeriodicParams,
    Runtime, State, Timer,
};
use rand::SeedableRng;
use rand::rngs::SmallRng;

use crate::address;
use crate::world::{Node, Outbox, ROUND_MS};

/// `LAN`: whether it is configured as foca itself has it for such a network, or at our rates.
pub(crate) struct Theirs<const LAN: bool> {
    foca: Foca<SocketAddrV4, Plain, SmallRng, NoCustomBroadcast>,
}

/// Our rates: a probe a round, three members contacted a round if there is news, each piece of news
/// sent 3 log2 n times, five rounds of suspicion a digit of the cluster's size.
fn same_rates(size: usize) -> Config {
    let round = Duration::from_millis(ROUND_MS);
    let times = 3 * (usize::BITS - size.leading_zeros()) as u8;
    Config {
        probe_period: round,
        probe_rtt: round / 2,
        num_indirect_probes: NonZeroUsize::new(3).expect("not zero"),
        max_transmissions: NonZeroU8::new(times).expect("not zero"),
        suspect_to_down_after: 5 * (size.ilog10() + 1) * round,
        remove_down_after: Some(Duration::from_secs(30)),
        // The probe carries news to the third.
        periodic_gossip: Some(PeriodicParams {
            frequency: round,
            num_members: NonZeroUsize::new(2).expect("not zero"),
        }),
        ..lan(size)
    }
}

fn lan(size: usize) -> Config {
    let size = u32::try_from(size).expect("a small cluster");
    Config::new_lan(NonZeroU32::new(size).expect("not empty"))
}

fn member(address: SocketAddrV4) -> usize {
    usize::from(address.port())
}

impl<const LAN: bool> Node for Theirs<LAN> {
    type Packet = Vec<u8>;
    type Timer = Timer<SocketAddrV4>;

    fn new(me: usize, size: usize) -> Self {
        let config = if LAN { lan(size) } else { same_rates(size) };
        let random = SmallRng::seed_from_u64(me as u64);
        Self {
            foca: Foca::new(address(me), config, random, Plain),
        }
    }

    fn start(&mut self, size: usize, phase: Duration, out: &mut Outbox<Self>) {
        let me = *self.foca.identity();
        let others = (0..size).map(address).filter(|&other| other != me);
        self.foca
            .apply_many(others.map(Member::alive), false, &mut *out)
            .expect("valid members");
        for (after, _) in &mut out.timers {
            *after += phase;
        }
    }

    fn join(&mut self, seed: usize, out: &mut Outbox<Self>) {
        self.foca
            .announce(address(seed), out)
            .expect("a packet is large enough");
    }

    fn receive(&mut self, _: usize, packet: Vec<u8>, out: &mut Outbox<Self>) {
        self.foca.handle_data(&packet, out).expect("a valid packet");
    }

    fn expire(&mut self, timer: Timer<SocketAddrV4>, out: &mut Outbox<Self>) {
        self.foca.handle_timer(timer, out).expect("a valid timer");
    }
}

/// Acts at once, without buffers in between: the faster way, as foca's documentation says.
impl<const LAN: bool> Runtime<SocketAddrV4> for Outbox<Theirs<LAN>> {
    fn notify(&mut self, notification: Notification<'_, SocketAddrV4>) {
        match notification {
            Notification::MemberUp(&who) => self.changes.push((member(who), true)),
            Notification::MemberDown(&who) => self.changes.push((member(who), false)),
            _ => {}
        }
    }

    fn send_to(&mut self, to: SocketAddrV4, packet: &[u8]) {
        self.packets.push((member(to), packet.to_vec()));
    }

    fn submit_after(&mut self, timer: Timer<SocketAddrV4>, after: Duration) {
        self.timers.push((after, timer));
    }
}

/// Fields of fixed size, one after the other: less work than a codec from serde.
struct Plain;

fn put_address(address: SocketAddrV4, to: &mut impl BufMut) {
    to.put_u32(address.ip().to_bits());
    to.put_u16(address.port());
}

fn take_address(from: &mut impl Buf) -> Result<SocketAddrV4, Short> {
    let ip = from.try_get_u32().map_err(|_| Short)?;
    let port = from.try_get_u16().map_err(|_| Short)?;
    Ok(SocketAddrV4::new(Ipv4Addr::from_bits(ip), port))
}

fn room(to: &impl BufMut, bytes: usize) -> Result<(), Short> {
    (to.remaining_mut() >= bytes).then_some(()).ok_or(Short)
}

/// The packet is too short.
#[derive(Debug)]
struct Short;

impl std::fmt::Display for Short {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the packet is too short")
    }
}

impl std::error::Error for Short {}

impl Codec<SocketAddrV4> for Plain {
    type Error = Short;

    fn encode_header(
        &mut self,
        header: &Header<SocketAddrV4>,
        mut to: impl BufMut,
    ) -> Result<(), Short> {
        room(&to, 22)?;
        put_address(header.src, &mut to);
        to.put_u16(header.src_incarnation);
        put_address(header.dst, &mut to);
        let (tag, number, other) = match header.message {
            Message::Ping(number) => (0, Some(number), None),
            Message::Ack(number) => (1, Some(number), None),
            Message::PingReq {
                target,
                probe_number,
            } => (2, Some(probe_number), Some(target)),
            Message::IndirectPing {
                origin,
                probe_number,
            } => (3, Some(probe_number), Some(origin)),
            Message::IndirectAck {
                target,
                probe_number,
            } => (4, Some(probe_number), Some(target)),
            Message::ForwardedAck {
                origin,
                probe_number,
            } => (5, Some(probe_number), Some(origin)),
            Message::Announce => (6, None, None),
            Message::Feed => (7, None, None),
            Message::Gossip => (8, None, None),
            Message::Broadcast => (9, None, None),
            Message::TurnUndead => (10, None, None),
        };
        to.put_u8(tag);
        if let Some(number) = number {
            to.put_u8(number);
        }
        if let Some(other) = other {
            put_address(other, &mut to);
        }
        Ok(())
    }

    fn decode_header(&mut self, mut from: impl Buf) -> Result<Header<SocketAddrV4>, Short> {
        let src = take_address(&mut from)?;
        let src_incarnation = from.try_get_u16().map_err(|_| Short)?;
        let dst = take_address(&mut from)?;
        let tag = from.try_get_u8().map_err(|_| Short)?;
        let probe_number = match tag {
            0..=5 => from.try_get_u8().map_err(|_| Short)?,
            _ => 0,
        };
        let mut other = || take_address(&mut from);
        let message = match tag {
            0 => Message::Ping(probe_number),
            1 => Message::Ack(probe_number),
            2 => Message::PingReq {
                target: other()?,
                probe_number,
            },
            3 => Message::IndirectPing {
                origin: other()?,
                probe_number,
            },
            4 => Message::IndirectAck {
                target: other()?,
                probe_number,
            },
            5 => Message::ForwardedAck {
                origin: other()?,
                probe_number,
            },
            6 => Message::Announce,
            7 => Message::Feed,
            8 => Message::Gossip,
            9 => Message::Broadcast,
            _ => Message::TurnUndead,
        };
        Ok(Header {
            src,
            src_incarnation,
            dst,
            message,
        })
    }

    fn encode_member(
        &mut self,
        member: &Member<SocketAddrV4>,
        mut to: impl BufMut,
    ) -> Result<(), Short> {
        room(&to, 9)?;
        put_address(*member.id(), &mut to);
        to.put_u16(member.incarnation());
        to.put_u8(match member.state() {
            State::Alive => 0,
            State::Suspect => 1,
            State::Down => 2,
        });
        Ok(())
    }

    fn decode_member(&mut self, mut from: impl Buf) -> Result<Member<SocketAddrV4>, Short> {
        let id = take_address(&mut from)?;
        let incarnation = from.try_get_u16().map_err(|_| Short)?;
        let state = match from.try_get_u8().map_err(|_| Short)? {
            0 => State::Alive,
            1 => State::Suspect,
            _ => State::Down,
        };
        Ok(Member::new(id, incarnation, state))
    }
}
