//! Criterion "members and joining".

use super::{
    acks, address, alone, belief, changes, check, gossips, hears, id, member, sync_requests,
};
use crate::{GossipConfig, GossipMessage, MemberState, MemberUpdate};

#[test]
fn bootstrap_asks_each_seed_once_and_never_itself() {
    let mut node = alone(GossipConfig::default());
    let seeds = [5, 9, 5, 1, 7, 8].map(address).to_vec();
    let actions = node.bootstrap(seeds);
    check(
        "the SyncRequests of m1 after bootstrap([5, 9, 5, 1, 7, 8])",
        sync_requests(&actions),
        vec![5, 7, 8, 9],
        "one to every seed, however often it is named, and none to its own address",
    );
    check(
        "cluster_size() after bootstrap",
        node.cluster_size(),
        1,
        "nobody has answered yet",
    );
}

#[test]
fn who_knows_nobody_goes_on_asking_the_seeds_in_turn() {
    let mut node = alone(GossipConfig {
        fanout: 2,
        ..GossipConfig::default()
    });
    node.bootstrap([2, 3, 4, 5, 6].map(address).to_vec());
    let mut asked: Vec<u16> = Vec::new();
    for _ in 0..3 {
        let requests = sync_requests(&node.tick());
        check(
            "how many SyncRequests a tick sends that knows nobody",
            requests.len(),
            2,
            "as many seeds as the fanout allows, for the first request may have been lost",
        );
        asked.extend(requests);
    }
    asked.sort();
    asked.dedup();
    check(
        "the seeds asked in three ticks",
        asked,
        vec![2, 3, 4, 5, 6],
        "they take turns",
    );
    hears(&mut node, 9, MemberState::Alive, 0);
    check(
        "the SyncRequests of a tick that knows of m9",
        sync_requests(&node.tick()),
        vec![],
        "seeds are asked only as long as no other member is Alive or Suspect",
    );
}

#[test]
fn a_member_counts_itself_and_those_under_suspicion() {
    let mut node = member(5);
    hears(&mut node, 2, MemberState::Suspect, 0);
    hears(&mut node, 3, MemberState::Dead, 0);
    hears(&mut node, 4, MemberState::Left, 0);
    let mut alive: Vec<String> = node
        .alive_members()
        .iter()
        .map(|member| member.id.0.clone())
        .collect();
    alive.sort();
    check(
        "alive_members() of m1, which suspects m2, holds m3 dead, knows that m4 has left, and m5",
        alive,
        vec!["m1".to_string(), "m2".to_string(), "m5".to_string()],
        "itself, the Alive and the Suspect: a suspect is a member until the suspicion has run out",
    );
    check(
        "cluster_size() with m2 Suspect, m3 Dead, m4 Left, m5 Alive",
        node.cluster_size(),
        3,
        "as many as alive_members",
    );
    check(
        "all_members().len() with m2 Suspect, m3 Dead, m4 Left, m5 Alive",
        node.all_members().len(),
        5,
        "the dead and departed are kept",
    );
    check(
        "is_alive of m1 to m6, m6 being a stranger,",
        (1..=6).map(|n| node.is_alive(&id(n))).collect(),
        vec![true, true, false, false, true, false],
        "true of those in alive_members, and of nobody else",
    );
}

#[test]
fn a_stranger_becomes_a_member_by_its_own_word_alone() {
    let mut node = member(2);
    for state in [MemberState::Suspect, MemberState::Dead, MemberState::Left] {
        let actions = hears(&mut node, 7, state, 3);
        check(
            "m7 after m1, which does not know it, heard that it is Suspect, Dead or Left",
            belief(&node, 7),
            "not in the list".to_string(),
            "only an Alive adds a member: an old obituary must not bring back who was forgotten",
        );
        check(
            "how many actions an accusation of a stranger causes",
            actions.len(),
            0,
            "nothing has changed",
        );
    }
    let nowhere = MemberUpdate {
        id: id(7),
        state: MemberState::Alive,
        incarnation: 3,
        address: None,
        metadata: None,
    };
    node.handle_message(
        address(2),
        GossipMessage::Gossip {
            updates: vec![nowhere],
        },
    );
    check(
        "m7 after an Alive without address",
        belief(&node, 7),
        "not in the list".to_string(),
        "nobody could be reached there",
    );
    let actions = hears(&mut node, 7, MemberState::Alive, 3);
    check(
        "m7 after an Alive@3 with address",
        belief(&node, 7),
        "Alive@3".to_string(),
        "it is added",
    );
    check(
        "the changes when a stranger says Alive@3",
        changes(&actions),
        vec!["m7 Left->Alive".to_string()],
        "one who was not in the list counts as Left before",
    );
}

#[test]
fn a_ping_of_a_stranger_is_answered_and_its_list_asked_for() {
    let mut node = member(2);
    let actions = node.handle_message(
        address(7),
        GossipMessage::Ping {
            seq: 4,
            from: id(7),
        },
    );
    check(
        "the Acks to the stranger m7",
        acks(&actions),
        vec![(7, 4, "m1".to_string())],
        "every Ping is answered, whoever asks",
    );
    check(
        "the SyncRequests after a Ping of the stranger m7",
        sync_requests(&actions),
        vec![7],
        "m7 knows m1 by others whom m1 may not know: it is asked for its list",
    );
    check(
        "m7 after its Ping",
        belief(&node, 7),
        "not in the list".to_string(),
        "a Ping says neither incarnation nor metadata, so it adds nobody",
    );
}

#[test]
fn a_newcomer_and_its_seed_learn_of_each_other() {
    let mut seed = member(4);
    let mut newcomer = crate::GossipProtocol::new(id(9), address(9), GossipConfig::default());
    newcomer.update_metadata("zone".to_string(), "b".to_string());
    newcomer.bootstrap(vec![address(1)]);
    let answer = seed.handle_message(address(9), GossipMessage::SyncRequest { from: id(9) });
    let lists = super::sends(&answer);
    let Some(&(9, list)) = lists.first() else {
        panic!(
            "a SyncRequest of m9 is answered by {}",
            super::lines(&answer).join(", ")
        )
    };
    let actions = newcomer.handle_message(address(1), list.clone());
    check(
        "cluster_size() of the newcomer",
        newcomer.cluster_size(),
        5,
        "m1 to m4, and itself",
    );
    for (to, updates) in gossips(&actions) {
        check(
            "the receiver of the newcomer's Gossip",
            to,
            1,
            "who sent the list is told",
        );
        seed.handle_message(
            address(9),
            GossipMessage::Gossip {
                updates: updates.to_vec(),
            },
        );
    }
    check(
        "the newcomer m9 at its seed",
        belief(&seed, 9),
        "Alive@1".to_string(),
        "the list that the newcomer got lacks itself, so it tells the sender (push)",
    );
    check(
        "the newcomer's zone at its seed",
        seed.get_metadata(&id(9))
            .and_then(|data| data.get("zone").cloned()),
        Some("b".to_string()),
        "an Alive carries all metadata",
    );
}
