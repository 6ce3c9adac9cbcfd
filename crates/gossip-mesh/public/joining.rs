//! Joining, and the member list.

use super::{address, id, node1, sync_of};
use crate::{GossipAction, GossipConfig, GossipMessage};

#[test]
fn bootstrap_asks_every_seed_for_its_list() {
    let mut gossip = node1(GossipConfig::default());
    let actions = gossip.bootstrap(vec![address(8002), address(8003)]);
    let mut asked: Vec<u16> = Vec::new();
    for action in &actions {
        if let GossipAction::Send {
            to,
            message: GossipMessage::SyncRequest { .. },
        } = action
        {
            asked.push(to.port());
        }
    }
    asked.sort();
    assert_eq!(asked, [8002, 8003], "one SyncRequest a seed");
}

#[test]
fn a_new_member_is_alone() {
    let gossip = node1(GossipConfig::default());
    assert_eq!(gossip.cluster_size(), 1, "a member counts itself");
    assert!(gossip.is_alive(&id("node1")), "and is alive");
}

#[test]
fn a_list_is_learnt() {
    let mut gossip = node1(GossipConfig::default());
    gossip.handle_message(address(8002), sync_of("node2", 8002));
    assert_eq!(gossip.cluster_size(), 2, "node1 and node2");
    assert!(gossip.is_alive(&id("node2")), "the list says so");
}
