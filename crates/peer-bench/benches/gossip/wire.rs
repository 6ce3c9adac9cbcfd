//! The messages of `gossip-mesh` as bytes, in the plain manner in which those of foca are written
//! here. Its messages are values, and how they travel is not its business; but foca cannot be had
//! without bytes, so the comparison of like with like has to write and read ours too.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr, SocketAddrV4};
use std::time::Instant;

use bytes::{Buf, BufMut};
use gossip_mesh::{GossipMessage, Member, MemberId, MemberState, MemberUpdate};

/// What can be written to a packet, and read from it. Packets come from `put` and get here whole;
/// so a packet that cannot be read is a panic.
pub(crate) trait Wire: Sized {
    fn put(&self, to: &mut Vec<u8>);
    fn take(from: &mut &[u8]) -> Self;
}

impl Wire for u64 {
    fn put(&self, to: &mut Vec<u8>) {
        to.put_u64(*self);
    }

    fn take(from: &mut &[u8]) -> Self {
        from.get_u64()
    }
}

impl Wire for String {
    fn put(&self, to: &mut Vec<u8>) {
        to.put_u16(self.len() as u16);
        to.put_slice(self.as_bytes());
    }

    fn take(from: &mut &[u8]) -> Self {
        let length = usize::from(from.get_u16());
        let (text, rest) = from.split_at(length);
        *from = rest;
        String::from_utf8(text.to_vec()).expect("written from a string")
    }
}

impl Wire for MemberId {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
    }

    fn take(from: &mut &[u8]) -> Self {
        MemberId(String::take(from))
    }
}

impl Wire for SocketAddr {
    fn put(&self, to: &mut Vec<u8>) {
        let SocketAddr::V4(address) = self else {
            panic!("there are only IPv4 addresses here");
        };
        to.put_u32(address.ip().to_bits());
        to.put_u16(address.port());
    }

    fn take(from: &mut &[u8]) -> Self {
        let ip = Ipv4Addr::from_bits(from.get_u32());
        SocketAddrV4::new(ip, from.get_u16()).into()
    }
}

impl Wire for MemberState {
    fn put(&self, to: &mut Vec<u8>) {
        to.put_u8(match self {
            MemberState::Alive => 0,
            MemberState::Suspect => 1,
            MemberState::Dead => 2,
            MemberState::Left => 3,
        });
    }

    fn take(from: &mut &[u8]) -> Self {
        match from.get_u8() {
            0 => MemberState::Alive,
            1 => MemberState::Suspect,
            2 => MemberState::Dead,
            _ => MemberState::Left,
        }
    }
}

impl Wire for HashMap<String, String> {
    fn put(&self, to: &mut Vec<u8>) {
        to.put_u16(self.len() as u16);
        for (key, value) in self {
            key.put(to);
            value.put(to);
        }
    }

    fn take(from: &mut &[u8]) -> Self {
        let entries = from.get_u16();
        (0..entries)
            .map(|_| (String::take(from), String::take(from)))
            .collect()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        to.put_u8(u8::from(self.is_some()));
        if let Some(value) = self {
            value.put(to);
        }
    }

    fn take(from: &mut &[u8]) -> Self {
        (from.get_u8() == 1).then(|| T::take(from))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        to.put_u16(self.len() as u16);
        for item in self {
            item.put(to);
        }
    }

    fn take(from: &mut &[u8]) -> Self {
        let items = from.get_u16();
        (0..items).map(|_| T::take(from)).collect()
    }
}

impl Wire for MemberUpdate {
    fn put(&self, to: &mut Vec<u8>) {
        self.id.put(to);
        self.state.put(to);
        self.incarnation.put(to);
        self.address.put(to);
        self.metadata.put(to);
    }

    fn take(from: &mut &[u8]) -> Self {
        MemberUpdate {
            id: Wire::take(from),
            state: Wire::take(from),
            incarnation: Wire::take(from),
            address: Wire::take(from),
            metadata: Wire::take(from),
        }
    }
}

impl Wire for Member {
    fn put(&self, to: &mut Vec<u8>) {
        self.id.put(to);
        self.address.put(to);
        self.state.put(to);
        self.incarnation.put(to);
        self.metadata.put(to);
    }

    fn take(from: &mut &[u8]) -> Self {
        Member {
            id: Wire::take(from),
            address: Wire::take(from),
            state: Wire::take(from),
            incarnation: Wire::take(from),
            metadata: Wire::take(from),
            // Nobody else's clock is of use here.
            last_update: Instant::now(),
        }
    }
}

impl Wire for GossipMessage {
    fn put(&self, to: &mut Vec<u8>) {
        match self {
            GossipMessage::Ping { seq, from } => {
                to.put_u8(0);
                seq.put(to);
                from.put(to);
            }
            GossipMessage::Ack { seq, from } => {
                to.put_u8(1);
                seq.put(to);
                from.put(to);
            }
            GossipMessage::PingReq { seq, from, target } => {
                to.put_u8(2);
                seq.put(to);
                from.put(to);
                target.put(to);
            }
            GossipMessage::Gossip { updates } => {
                to.put_u8(3);
                updates.put(to);
            }
            GossipMessage::Sync { members } => {
                to.put_u8(4);
                members.put(to);
            }
            GossipMessage::SyncRequest { from } => {
                to.put_u8(5);
                from.put(to);
            }
        }
    }

    fn take(from: &mut &[u8]) -> Self {
        match from.get_u8() {
            0 => GossipMessage::Ping {
                seq: Wire::take(from),
                from: Wire::take(from),
            },
            1 => GossipMessage::Ack {
                seq: Wire::take(from),
                from: Wire::take(from),
            },
            2 => GossipMessage::PingReq {
                seq: Wire::take(from),
                from: Wire::take(from),
                target: Wire::take(from),
            },
            3 => GossipMessage::Gossip {
                updates: Wire::take(from),
            },
            4 => GossipMessage::Sync {
                members: Wire::take(from),
            },
            _ => GossipMessage::SyncRequest {
                from: Wire::take(from),
            },
        }
    }
}
