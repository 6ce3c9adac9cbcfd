//! Probes, suspicion, refutation.

use super::{address, id, node1, sync_of, updates};
use crate::{GossipAction, GossipConfig, GossipMessage, GossipProtocol, MemberState, MemberUpdate};

#[test]
fn a_tick_probes() {
    let mut gossip = node1(GossipConfig::default());
    gossip.handle_message(address(8002), sync_of("node2", 8002));
    let actions = gossip.tick();
    let pinged = actions.iter().any(|action| {
        matches!(
            action,
            GossipAction::Send {
                message: GossipMessage::Ping { .. },
                ..
            }
        )
    });
    assert!(pinged, "node2 is the only one to be pinged");
}

#[test]
fn a_ping_is_answered() {
    let mut gossip = node1(GossipConfig::default());
    let ping = GossipMessage::Ping {
        seq: 42,
        from: id("node2"),
    };
    let actions = gossip.handle_message(address(8002), ping);
    let answered = actions.iter().any(|action| {
        matches!(
            action,
            GossipAction::Send { to, message: GossipMessage::Ack { seq: 42, from } }
                if to.port() == 8002 && from.0 == "node1"
        )
    });
    assert!(
        answered,
        "with an Ack of the same number, to where the Ping came from"
    );
}

#[test]
fn who_does_not_answer_is_suspected() {
    let config = GossipConfig {
        probe_timeout: 10,
        suspicion_multiplier: 2,
        ..GossipConfig::default()
    };
    let mut gossip = node1(config);
    gossip.handle_message(address(8002), sync_of("node2", 8002));
    gossip.tick();
    gossip.handle_timer("probe_timeout_node2");
    let members = gossip.all_members();
    let node2 = members.iter().find(|member| member.id == id("node2"));
    let node2 = node2.expect("node2 is still a member");
    assert_eq!(
        node2.state,
        MemberState::Suspect,
        "nobody else could be asked to try"
    );
}

#[test]
fn a_suspicion_is_refuted_by_a_greater_incarnation() {
    let mut node2 = GossipProtocol::new(id("node2"), address(8002), GossipConfig::default());
    let accusation = MemberUpdate {
        id: id("node2"),
        state: MemberState::Suspect,
        incarnation: 0,
        address: None,
        metadata: None,
    };
    let gossip = GossipMessage::Gossip {
        updates: vec![accusation],
    };
    let actions = node2.handle_message(address(8001), gossip);
    let refuted = updates(&actions).into_iter().any(|(to, update)| {
        to == address(8001)
            && update.id == id("node2")
            && update.state == MemberState::Alive
            && update.incarnation > 0
    });
    assert!(
        refuted,
        "who is accused answers at once, under an incarnation above that of the claim"
    );
}
