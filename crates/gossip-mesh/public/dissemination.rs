//! News: metadata, and good-byes.

use super::{address, id, node1, sync_of, updates};
use crate::{GossipAction, GossipConfig, GossipProtocol, MemberState};

#[test]
fn metadata_reaches_another_member() {
    let mut gossip = node1(GossipConfig::default());
    let mut node2 = GossipProtocol::new(id("node2"), address(8002), GossipConfig::default());
    gossip.handle_message(address(8002), sync_of("node2", 8002));
    for action in gossip.update_metadata("role".to_string(), "leader".to_string()) {
        if let GossipAction::Send { message, .. } = action {
            node2.handle_message(address(8001), message);
        }
    }
    let metadata = node2
        .get_metadata(&id("node1"))
        .expect("node2 has heard of node1");
    assert_eq!(
        metadata.get("role").map(String::as_str),
        Some("leader"),
        "and of its role"
    );
}

#[test]
fn who_leaves_says_so() {
    let mut gossip = node1(GossipConfig::default());
    gossip.handle_message(address(8002), sync_of("node2", 8002));
    let actions = gossip.leave();
    let told = updates(&actions)
        .into_iter()
        .any(|(_, update)| update.id == id("node1") && update.state == MemberState::Left);
    assert!(told, "the good-bye goes out at once");
    assert!(
        !gossip.is_alive(&id("node1")),
        "who has left is no member any more"
    );
}
