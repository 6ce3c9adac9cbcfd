//! The tests that come with the exercise: enough to start with, not enough to be sure.

mod dissemination;
mod failure_detection;
mod joining;

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Instant;

use crate::{
    GossipAction, GossipConfig, GossipMessage, GossipProtocol, Member, MemberId, MemberState,
    MemberUpdate,
};

fn address(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

fn id(name: &str) -> MemberId {
    MemberId(name.to_string())
}

/// `node1` at port 8001.
fn node1(config: GossipConfig) -> GossipProtocol {
    GossipProtocol::new(id("node1"), address(8001), config)
}

/// A list of one live member, as a peer sends it.
fn sync_of(name: &str, port: u16) -> GossipMessage {
    GossipMessage::Sync {
        members: vec![Member {
            id: id(name),
            address: address(port),
            state: MemberState::Alive,
            incarnation: 0,
            metadata: HashMap::new(),
            last_update: Instant::now(),
        }],
    }
}

/// All updates that `actions` send, with their receivers.
fn updates(actions: &[GossipAction]) -> Vec<(SocketAddr, MemberUpdate)> {
    let mut sent = Vec::new();
    for action in actions {
        if let GossipAction::Send {
            to,
            message: GossipMessage::Gossip { updates },
        } = action
        {
            sent.extend(updates.iter().map(|update| (*to, update.clone())));
        }
    }
    sent
}
