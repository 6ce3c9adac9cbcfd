//! Criterion "speaking for oneself".

use super::{
    address, alone, belief, changes, check, claim, gossips, hears, id, lines, member, member_of,
    reads, show, ticks_answered, times_told, told,
};
use crate::{GossipConfig, GossipMessage, MemberState, MemberUpdate};
use MemberState::{Alive, Dead, Left, Suspect};

#[test]
fn an_accusation_is_refuted_one_incarnation_above_it() {
    for (state, accused_at) in [(Suspect, 0), (Dead, 0), (Left, 0), (Suspect, 7), (Dead, 7)] {
        let mut node = member(6);
        let actions = hears(&mut node, 1, state, accused_at);
        let own = format!("Alive@{}", accused_at + 1);
        check(
            &format!(
                "m1 itself after it heard that it is {}@{accused_at}",
                super::word(state)
            ),
            belief(&node, 1),
            own.clone(),
            "one above the accusation: as much as it takes to count more, and no more",
        );
        check(
            "the changes when m1 is accused",
            changes(&actions),
            vec![],
            "it was and is alive",
        );
        let receivers: Vec<u16> = gossips(&actions).iter().map(|&(to, _)| to).collect();
        check(
            "whether the accuser, m2, is among those told at once",
            receivers.contains(&2),
            true,
            "the refutation goes to where the accusation came from",
        );
        let mut different = receivers.clone();
        different.sort();
        different.dedup();
        check(
            "how many are told at once, and how many of them are different",
            (receivers.len(), different.len()),
            (3, 3),
            "the sender of the accusation and other members, fanout in all",
        );
        for (to, updates) in gossips(&actions) {
            check(
                &format!("the first update to m{to}"),
                updates.first().map(show),
                Some(format!("m1 {own}")),
                "the refutation comes first",
            );
        }
    }
}

#[test]
fn who_knows_nobody_refutes_to_the_accuser() {
    let mut node = alone(GossipConfig::default());
    let updates = vec![claim(1, Suspect, 4)];
    let actions = node.handle_message(address(77), GossipMessage::Gossip { updates });
    let sent: Vec<(u16, String)> = gossips(&actions)
        .iter()
        .flat_map(|&(to, updates)| updates.iter().map(move |update| (to, show(update))))
        .collect();
    check(
        "what m1, which knows nobody, gossips when port 77 says that it is Suspect@4",
        sent,
        vec![(77, "m1 Alive@5".to_string())],
        "the refutation, to where the accusation came from",
    );
}

#[test]
fn a_refutation_says_all_that_its_member_says_of_itself() {
    let mut node = member(3);
    node.update_metadata("role".to_string(), "db".to_string());
    let actions = hears(&mut node, 1, Suspect, 1);
    let mut seen = 0;
    for (_, updates) in gossips(&actions) {
        for update in updates.iter().filter(|update| update.id.0 == "m1") {
            seen += 1;
            let role = update
                .metadata
                .as_ref()
                .and_then(|data| data.get("role").cloned());
            check(
                "address and role in the refutation",
                (update.address.map(|at| at.port()), role),
                (Some(1), Some("db".to_string())),
                "an Alive carries both: who missed the earlier one would never learn them",
            );
        }
    }
    check(
        "whether an accusation of m1 is refuted at all",
        seen > 0,
        true,
        "m1 was accused",
    );
}

#[test]
fn an_old_accusation_is_not_answered() {
    let mut node = member(4);
    hears(&mut node, 1, Suspect, 5);
    for (state, incarnation) in [(Suspect, 5), (Dead, 5), (Suspect, 0), (Left, 3)] {
        let actions = hears(&mut node, 1, state, incarnation);
        check(
            "m1, at incarnation 6, after an accusation of an earlier one",
            belief(&node, 1),
            "Alive@6".to_string(),
            "it is refuted already; if every copy raised the incarnation, it would never settle",
        );
        check(
            "what an accusation does that is out of date",
            lines(&actions),
            vec![],
            "nothing is new",
        );
    }
}

#[test]
fn ones_own_word_heard_back_is_no_claim() {
    let mut node = member(4);
    node.update_metadata("role".to_string(), "db".to_string());
    let mut echo = claim(1, Alive, 1);
    echo.metadata = Some([("role".to_string(), "db".to_string())].into());
    let bare = MemberUpdate {
        metadata: None,
        address: None,
        ..echo.clone()
    };
    for update in [echo, bare] {
        let updates = vec![update];
        let actions = node.handle_message(address(2), GossipMessage::Gossip { updates });
        check(
            "m1 after its own word came back",
            belief(&node, 1),
            "Alive@1".to_string(),
            "it said so",
        );
        check(
            "what its own word does that came back",
            lines(&actions),
            vec![],
            "nothing is new",
        );
    }
}

#[test]
fn the_word_of_an_earlier_life_is_outbid() {
    let mut node = member(4);
    hears(&mut node, 1, Alive, 12);
    check(
        "m1, restarted, after it heard Alive@12 of itself",
        belief(&node, 1),
        "Alive@13".to_string(),
        "not its own word: its later claims must count more than those of its earlier life",
    );
    for (port, role) in [(1, Some("db")), (99, None)] {
        let mut node = member(4);
        let mut earlier = claim(1, Alive, 0);
        earlier.address = Some(address(port));
        earlier.metadata = Some(
            role.map(|role| ("role".to_string(), role.to_string()))
                .into_iter()
                .collect(),
        );
        let updates = vec![earlier];
        let actions = node.handle_message(address(2), GossipMessage::Gossip { updates });
        check(
            "m1 after an Alive at its own incarnation with another address or other metadata",
            belief(&node, 1),
            "Alive@1".to_string(),
            "it did not say so: others would keep the old address or metadata for ever",
        );
        check(
            "whether Alive@1 is told at once",
            times_told(&actions, "m1 Alive@1") > 0,
            true,
            "as any refutation",
        );
    }
}

#[test]
fn who_restarts_outbids_its_own_obituary() {
    let mut node = alone(GossipConfig::default());
    node.bootstrap(vec![address(2)]);
    let members = vec![super::record(2, Alive, 0), super::record(1, Dead, 3)];
    let actions = node.handle_message(address(2), GossipMessage::Sync { members });
    check(
        "m1, restarted, after a list in which it is Dead@3",
        belief(&node, 1),
        "Alive@4".to_string(),
        "a list accuses as well as gossip does",
    );
    check(
        "whether m2, which sent the list, is told of Alive@4",
        gossips(&actions).iter().any(|&(to, updates)| {
            to == 2 && updates.iter().any(|update| show(update) == "m1 Alive@4")
        }),
        true,
        "to where the list came from",
    );
    let mut node = alone(GossipConfig::default());
    reads(&mut node, 1, Left, 8);
    check(
        "m1, after a list in which it is Left@8",
        belief(&node, 1),
        "Alive@9".to_string(),
        "it is back",
    );
}

#[test]
fn a_refutation_goes_on_spreading() {
    let mut node = member_of(
        30,
        GossipConfig {
            fanout: 2,
            ..GossipConfig::default()
        },
    );
    hears(&mut node, 1, Suspect, 0);
    let actions = ticks_answered(&mut node, 12);
    check(
        "how often 12 ticks with fanout 2 tell m1's refutation",
        times_told(&actions, "m1 Alive@1"),
        13,
        "two were told at once, 3 x 5 binary digits of 30 is the limit: the ticks do the other 13",
    );
}

#[test]
fn the_incarnation_stays_at_its_maximum() {
    for accused_at in [u64::MAX - 1, u64::MAX] {
        let mut node = member(4);
        let actions = hears(&mut node, 1, Suspect, accused_at);
        check(
            &format!("m1 after Suspect@{accused_at}"),
            belief(&node, 1),
            format!("Alive@{}", u64::MAX),
            "it stays at u64::MAX: neither 0, which nobody would believe, nor a panic",
        );
        check(
            "whether the refutation at u64::MAX is told",
            told(&actions).contains(&format!("m1 Alive@{}", u64::MAX)),
            true,
            "as any refutation",
        );
    }
    let mut node = member(4);
    hears(&mut node, 1, Suspect, u64::MAX);
    node.update_metadata("a".to_string(), "b".to_string());
    check(
        "m1 at u64::MAX after new metadata",
        belief(&node, 1),
        format!("Alive@{}", u64::MAX),
        "it stays",
    );
    check(
        "how many entries m1's metadata has",
        node.get_metadata(&id(1)).map(|data| data.len()),
        Some(1),
        "it is set",
    );
}
