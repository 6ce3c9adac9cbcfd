//! Criterion "metadata and leaving".

use super::{
    acks, address, alone, belief, changes, check, claim, gossips, hears, id, lines, member, pings,
    show, sync_requests, ticks_answered, times_told, told,
};
use crate::{GossipAction, GossipConfig, GossipMessage, MemberState, MemberUpdate};

/// The updates about m1, with their receivers.
fn own(actions: &[GossipAction]) -> Vec<(u16, MemberUpdate)> {
    let mut own = Vec::new();
    for (to, updates) in gossips(actions) {
        own.extend(
            updates
                .iter()
                .filter(|u| u.id.0 == "m1")
                .map(|u| (to, u.clone())),
        );
    }
    own
}

#[test]
fn new_metadata_go_out_at_once_and_complete() {
    let mut node = member(8);
    node.update_metadata("zone".to_string(), "a".to_string());
    let actions = node.update_metadata("role".to_string(), "db".to_string());
    check(
        "m1 after two calls of update_metadata",
        belief(&node, 1),
        "Alive@2".to_string(),
        "each change has an incarnation of its own, or nobody would take it over",
    );
    let sent = own(&actions);
    check(
        "how many update_metadata tells at once",
        sent.len(),
        3,
        "fanout members",
    );
    for (to, update) in sent {
        let data = update.metadata.unwrap_or_default();
        check(
            &format!("the update to m{to}, and its zone and role"),
            (
                format!("{}@{}", super::word(update.state), update.incarnation),
                data.get("zone"),
                data.get("role"),
            ),
            (
                "Alive@2".to_string(),
                Some(&"a".to_string()),
                Some(&"db".to_string()),
            ),
            "all metadata, not only what is new",
        );
    }
    let more = times_told(&ticks_answered(&mut node, 12), "m1 Alive@2");
    check(
        "how often 12 ticks tell metadata that went out to 3 at once",
        more,
        9,
        "3 at once, 12 in all in a cluster of 8",
    );
    check(
        "whether get_metadata of a stranger is None",
        node.get_metadata(&id(77)).is_none(),
        true,
        "None for one who is not in the list",
    );
}

#[test]
fn who_is_alone_tells_later() {
    let mut node = alone(GossipConfig::default());
    let actions = node.update_metadata("role".to_string(), "db".to_string());
    check(
        "what a lone member does about its metadata",
        lines(&actions),
        vec![],
        "there is nobody",
    );
    hears(&mut node, 2, MemberState::Alive, 0);
    let sent = own(&ticks_answered(&mut node, 1));
    let role = sent
        .first()
        .and_then(|(_, update)| update.metadata.clone()?.get("role").cloned());
    check(
        "the role that its first tick in company tells",
        role,
        Some("db".to_string()),
        "news wait until there is somebody to tell",
    );
}

#[test]
fn who_leaves_tells_at_once_and_goes_on_telling() {
    let mut node = member(8);
    hears(&mut node, 1, MemberState::Suspect, 4);
    let mut actions = node.leave();
    check(
        "m1, at incarnation 5, after leave",
        belief(&node, 1),
        "Left@5".to_string(),
        "at its own incarnation: Left counts more",
    );
    check(
        "the changes of leave",
        changes(&actions),
        vec!["m1 Alive->Left".to_string()],
        "the application is told",
    );
    check(
        "how many leave tells at once",
        own(&actions).len(),
        3,
        "fanout members",
    );
    actions.extend(ticks_answered(&mut node, 12));
    check(
        "how often leave and 12 ticks tell it",
        times_told(&actions, "m1 Left@5"),
        9,
        "3 x the binary digits of cluster_size(), which is 7 without m1: ticks go on telling",
    );
    check(
        "what the second leave does",
        lines(&node.leave()),
        vec![],
        "it has left",
    );
    check(
        "cluster_size() of 8 after leave",
        node.cluster_size(),
        7,
        "the others",
    );
}

#[test]
fn who_has_left_probes_and_accuses_nobody() {
    let mut node = member(4);
    let open = pings(&node.tick());
    hears(&mut node, 2, MemberState::Suspect, 0);
    node.leave();
    let ticks = ticks_answered(&mut node, 31);
    check(
        "the Pings of 31 ticks after leave",
        pings(&ticks).len(),
        0,
        "it is no member any more",
    );
    check(
        "the SyncRequests of 31 ticks after leave",
        sync_requests(&ticks),
        vec![],
        "it is no member any more",
    );
    let silent = open[0].0;
    let mut actions = node.handle_timer(&format!("probe_timeout_m{silent}"));
    actions.extend(node.handle_timer(&format!("indirect_timeout_m{silent}")));
    actions.extend(node.handle_timer("suspicion_m2"));
    check(
        "what timers of probes and suspicions do after leave",
        lines(&actions),
        vec![],
        "it judges nobody",
    );
    check(
        "m2, which was Suspect before m1 left,",
        belief(&node, 2),
        "Suspect@0".to_string(),
        "it judges nobody",
    );
    let ping = GossipMessage::Ping {
        seq: 6,
        from: id(3),
    };
    check(
        "the Acks to a Ping of m3 after leave",
        acks(&node.handle_message(address(3), ping)),
        vec![(3, 6, "m1".to_string())],
        "it answers as long as it runs",
    );
}

#[test]
fn who_has_left_does_not_come_back_by_rumour() {
    for (state, incarnation, then) in [
        (MemberState::Suspect, 0, "Left@0"),
        (MemberState::Alive, 0, "Left@0"),
        (MemberState::Dead, 3, "Left@3"),
        (MemberState::Alive, 3, "Left@3"),
    ] {
        let mut node = member(4);
        node.leave();
        let updates = vec![claim(1, state, incarnation)];
        let actions = node.handle_message(address(2), GossipMessage::Gossip { updates });
        check(
            &format!(
                "m1, Left@0, after it heard {}@{incarnation} of itself",
                super::word(state)
            ),
            belief(&node, 1),
            then.to_string(),
            "it refutes nothing; it goes on saying Left, at the greater incarnation if there is one",
        );
        check(
            "how often m1, which has left, says that it is alive",
            told(&actions)
                .iter()
                .filter(|said| said.starts_with("m1 Alive"))
                .count(),
            0,
            "it has left",
        );
        let later = told(&ticks_answered(&mut node, 1));
        check(
            "whether the tick after the rumour tells Left",
            later.contains(&format!("m1 {then}")),
            true,
            "the rumour has to be stopped",
        );
    }
}

#[test]
fn who_has_left_has_no_more_metadata_to_set() {
    let mut node = member(4);
    node.leave();
    let actions = node.update_metadata("role".to_string(), "db".to_string());
    check(
        "what update_metadata does after leave",
        lines(&actions),
        vec![],
        "it has left",
    );
    check(
        "m1 after update_metadata after leave",
        belief(&node, 1),
        "Left@0".to_string(),
        "the incarnation stays",
    );
    check(
        "its role after update_metadata after leave",
        node.get_metadata(&id(1))
            .and_then(|data| data.get("role").cloned()),
        None,
        "nothing is set",
    );
}

#[test]
fn a_good_bye_is_no_failure() {
    let mut node = member(4);
    let actions = hears(&mut node, 3, MemberState::Left, 0);
    check(
        "m3 after its good-bye",
        belief(&node, 3),
        "Left@0".to_string(),
        "it said so",
    );
    check(
        "the changes of m3's good-bye",
        changes(&actions),
        vec!["m3 Alive->Left".to_string()],
        "the application is told",
    );
    hears(&mut node, 3, MemberState::Dead, 0);
    check(
        "m3, which has left, after Dead@0",
        belief(&node, 3),
        "Left@0".to_string(),
        "Left counts more than Dead",
    );
    let sent = ticks_answered(&mut node, 3);
    let told: Vec<String> = gossips(&sent)
        .iter()
        .flat_map(|(_, updates)| updates.iter().map(show))
        .collect();
    check(
        "whether m3's good-bye is passed on",
        told.contains(&"m3 Left@0".to_string()),
        true,
        "it is news",
    );
}
