//! Criterion "which claim counts".

use std::time::Duration;

use super::{
    Random, address, belief, changes, check, claim, hears, id, member, record, ticks_answered,
    timers, told, word,
};
use crate::{GossipMessage, GossipProtocol, MemberState, MemberUpdate};
use MemberState::{Alive, Dead, Left, Suspect};

const STATES: [MemberState; 4] = [Alive, Suspect, Dead, Left];

/// A member of four that believes `state` at `incarnation` of m3.
fn believing(state: MemberState, incarnation: u64) -> GossipProtocol {
    let mut node = member(4);
    hears(&mut node, 3, Alive, incarnation);
    hears(&mut node, 3, state, incarnation);
    node
}

/// A member that believes `(state, 5)` of m3 hears `(claimed, incarnation)`.
fn try_claim(state: MemberState, claimed: MemberState, incarnation: u64, wins: bool, rule: &str) {
    let mut node = believing(state, 5);
    let before = format!("{}@5", word(state));
    let claim = format!("{}@{incarnation}", word(claimed));
    check(
        "m3 at first",
        belief(&node, 3),
        before.clone(),
        "that is what was heard",
    );
    let actions = hears(&mut node, 3, claimed, incarnation);
    let after = if wins { claim.clone() } else { before.clone() };
    check(
        &format!("m3, {before}, after {claim} was heard,"),
        belief(&node, 3),
        after,
        rule,
    );
    let changed = wins && word(state) != word(claimed);
    let change = format!("m3 {}->{}", word(state), word(claimed));
    check(
        &format!("the changes when m3 goes from {before} by {claim}"),
        changes(&actions),
        if changed { vec![change] } else { vec![] },
        "one if the state is another one, else none",
    );
}

#[test]
fn a_greater_incarnation_counts_whatever_the_state() {
    for state in STATES {
        for claimed in STATES {
            for later in [6, 900] {
                try_claim(
                    state,
                    claimed,
                    later,
                    true,
                    "the greater incarnation counts, and is kept",
                );
            }
        }
    }
}

#[test]
fn a_smaller_incarnation_never_counts() {
    for state in STATES {
        for claimed in STATES {
            for earlier in [0, 4] {
                try_claim(state, claimed, earlier, false, "it is out of date");
            }
        }
    }
}

#[test]
fn at_equal_incarnations_the_worse_news_count() {
    for (held, state) in STATES.into_iter().enumerate() {
        for (rank, claimed) in STATES.into_iter().enumerate() {
            let rule =
                "at equal incarnations Alive < Suspect < Dead < Left, and the greater counts";
            try_claim(state, claimed, 5, rank > held, rule);
        }
    }
}

#[test]
fn the_order_of_claims_does_not_matter() {
    let mut random = Random::of("the_order_of_claims_does_not_matter");
    for _ in 0..60 {
        let mut claims: Vec<MemberUpdate> = (0..6)
            .map(|_| claim(3, STATES[random.below(4) as usize], random.below(3)))
            .collect();
        let written: Vec<String> = claims.iter().map(super::show).collect();
        let greatest = claims
            .iter()
            .map(|update| (update.incarnation, update.state as u8, word(update.state)))
            .max()
            .filter(|&(incarnation, rank, _)| (incarnation, rank) > (0, 0))
            .unwrap_or((0, 0, "Alive"));
        for _ in 0..3 {
            for at in (1..claims.len()).rev() {
                claims.swap(at, random.below(at as u64 + 1) as usize);
            }
            let mut node = member(4);
            for update in &claims {
                let updates = vec![update.clone()];
                node.handle_message(address(2), GossipMessage::Gossip { updates });
            }
            check(
                &format!("m3, Alive@0 at first, after {written:?}, heard in some order,"),
                belief(&node, 3),
                format!("{}@{}", greatest.2, greatest.0),
                "members hear claims in any order, and must come to agree: the greatest counts",
            );
        }
    }
}

#[test]
fn address_and_metadata_change_with_the_claim_that_says_them() {
    let mut node = member(4);
    let mut moved = claim(3, Alive, 1);
    moved.address = Some(address(33));
    moved.metadata = Some([("role".to_string(), "db".to_string())].into());
    let mut stale = moved.clone();
    stale.incarnation = 0;
    let look = |node: &GossipProtocol| -> (Option<u16>, Option<String>) {
        let members = node.all_members();
        let m3 = members.iter().find(|member| member.id.0 == "m3");
        let role = node
            .get_metadata(&id(3))
            .and_then(|data| data.get("role").cloned());
        (m3.map(|member| member.address.port()), role)
    };
    node.handle_message(
        address(2),
        GossipMessage::Gossip {
            updates: vec![stale],
        },
    );
    check(
        "port and role of m3 after a stale claim",
        look(&node),
        (Some(3), None),
        "it does not count",
    );
    node.handle_message(
        address(2),
        GossipMessage::Gossip {
            updates: vec![moved],
        },
    );
    let new = (Some(33), Some("db".to_string()));
    check(
        "port and role of m3 after Alive@1",
        look(&node),
        new.clone(),
        "both are taken over",
    );
    hears(&mut node, 3, Suspect, 1);
    check(
        "port and role of m3 after Suspect@1",
        look(&node),
        new,
        "None: not said, so both stay",
    );
    let mut bare = claim(3, Alive, 2);
    bare.metadata = Some(Default::default());
    node.handle_message(
        address(2),
        GossipMessage::Gossip {
            updates: vec![bare],
        },
    );
    check(
        "port and role of m3 after an Alive@2 from port 3 with empty metadata",
        look(&node),
        (Some(3), None),
        "Some: this is all the metadata there is now",
    );
}

#[test]
fn nothing_is_decided_by_the_time_of_an_update() {
    let mut node = member(4);
    let mut old = record(3, Suspect, 1);
    let now = old.last_update;
    old.last_update = now.checked_sub(Duration::from_secs(60)).unwrap_or(now);
    let members = vec![old];
    node.handle_message(address(2), GossipMessage::Sync { members });
    check(
        "m3 after a list with Suspect@1, last updated a minute ago,",
        belief(&node, 3),
        "Suspect@1".to_string(),
        "last_update is for people: the clocks of two processes cannot be compared",
    );
    let mut young = record(3, Alive, 1);
    young.last_update = now + Duration::from_secs(60);
    let members = vec![young];
    node.handle_message(address(2), GossipMessage::Sync { members });
    check(
        "m3 after a list with Alive@1, last updated in a minute,",
        belief(&node, 3),
        "Suspect@1".to_string(),
        "last_update is for people; at equal incarnations Suspect counts more",
    );
}

#[test]
fn what_was_known_is_no_news() {
    let mut node = member(4);
    hears(&mut node, 3, Suspect, 3);
    hears(&mut node, 4, Alive, 3);
    let first = told(&ticks_answered(&mut node, 20));
    check(
        "whether m4's Alive@3 is told at first",
        first.contains(&"m4 Alive@3".to_string()),
        true,
        "it counted, so it is news",
    );
    for (about, state, incarnation) in [
        (3, Suspect, 3),
        (3, Suspect, 2),
        (3, Alive, 3),
        (4, Alive, 3),
        (4, Alive, 0),
        (4, Dead, 2),
    ] {
        let actions = hears(&mut node, about, state, incarnation);
        check(
            "the changes of a claim that does not count",
            changes(&actions),
            vec![],
            "it is no news",
        );
        check(
            "the timers of a claim that does not count",
            timers(&actions),
            vec![],
            "it is no news",
        );
    }
    let again = told(&ticks_answered(&mut node, 12));
    check(
        "how often m4 is told of after claims that were known or out of date",
        again.iter().filter(|said| said.starts_with("m4 ")).count(),
        0,
        "what is equal or smaller is not passed on, or rumours never end",
    );
}
