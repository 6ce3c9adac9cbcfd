//! Criterion "news".

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use super::{
    address, alone, answer, check, claim, gossips, hears, id, introduce, lines, member, member_of,
    pings, sends, show, tick_answered, tick_until_ping_of, ticks_answered, times_told, told,
};
use crate::{
    GossipAction, GossipConfig, GossipMessage, GossipProtocol, MemberId, MemberSelector,
    MemberState,
};
use MemberState::{Alive, Dead, Left, Suspect};

/// The different receivers of anything, in ascending order.
fn contacts(actions: &[GossipAction]) -> Vec<u16> {
    let mut contacts: Vec<u16> = sends(actions).into_iter().map(|(to, _)| to).collect();
    contacts.sort();
    contacts.dedup();
    contacts
}

/// `node` hears that `count` members from number 101 on are alive, in one message.
fn meets(node: &mut GossipProtocol, count: u16) {
    let updates = (101..101 + count).map(|n| claim(n, Alive, 0)).collect();
    node.handle_message(address(2), GossipMessage::Gossip { updates });
}

#[test]
fn a_tick_contacts_as_many_as_the_fanout_and_the_pinged_one_is_among_them() {
    for fanout in [1, 2, 5] {
        let mut node = member_of(
            30,
            GossipConfig {
                fanout,
                ..GossipConfig::default()
            },
        );
        hears(&mut node, 2, Alive, 1);
        let mut others = HashSet::new();
        for _ in 0..2 {
            hears(&mut node, 2, Alive, 1 + others.len() as u64);
            let actions = tick_answered(&mut node);
            check(
                &format!("how many members a tick contacts, at fanout {fanout},"),
                contacts(&actions).len(),
                fanout,
                "the one that is pinged gets the news, and fanout - 1 others",
            );
            let mut told: Vec<u16> = gossips(&actions).iter().map(|&(to, _)| to).collect();
            check(
                "how many Gossips a tick with news sends",
                told.len(),
                fanout,
                "one to each of them",
            );
            told.sort();
            check(
                "who gets the Gossips of a tick",
                told.clone(),
                contacts(&actions),
                "those who are contacted",
            );
            others.extend(told);
        }
        check(
            "whether two ticks told different members",
            others.len() > fanout,
            true,
            "they are chosen at random, each time anew",
        );
    }
}

#[test]
fn who_has_no_news_gossips_nothing() {
    let mut node = member(8);
    let actions = ticks_answered(&mut node, 12);
    check(
        "the Pings of 12 ticks",
        pings(&actions).len(),
        12,
        "one each",
    );
    check(
        "how many Gossips 12 ticks without news send",
        gossips(&actions).len(),
        0,
        "empty ones are a waste, and an Alive that was in a list is no news",
    );
    let ping = GossipMessage::Ping {
        seq: 1,
        from: id(3),
    };
    let actions = node.handle_message(address(3), ping);
    check(
        "the Gossips beside an Ack without news",
        gossips(&actions).len(),
        0,
        "the same",
    );
}

#[test]
fn a_gossip_carries_no_more_than_it_may() {
    for max_piggyback in [1, 4] {
        let config = GossipConfig {
            max_piggyback,
            ..GossipConfig::default()
        };
        let mut node = member_of(6, config);
        meets(&mut node, 12);
        let mut actions = ticks_answered(&mut node, 3);
        actions.extend(node.update_metadata("a".to_string(), "b".to_string()));
        actions.extend(hears(&mut node, 1, Suspect, 9));
        actions.extend(node.handle_message(address(2), GossipMessage::Sync { members: vec![] }));
        let largest = gossips(&actions)
            .iter()
            .map(|(_, updates)| updates.len())
            .max();
        check(
            "the most updates in one Gossip, with more than enough news,",
            largest,
            Some(max_piggyback),
            "max_piggyback, whatever the Gossip is for",
        );
    }
}

#[test]
fn news_are_told_a_few_times_more_in_a_larger_cluster() {
    for (size, limit) in [(2, 6), (3, 6), (4, 9), (7, 9), (8, 12), (100, 21)] {
        let mut node = member(size);
        hears(&mut node, 2, Alive, 1);
        let times = times_told(&ticks_answered(&mut node, 25), "m2 Alive@1");
        check(
            &format!("how often 25 ticks tell one update in a cluster of {size}"),
            times,
            limit,
            "3 x binary digits of cluster_size(), and then it is old news (SWIM, 4.1)",
        );
    }
}

#[test]
fn the_least_told_goes_first() {
    let config = GossipConfig {
        max_piggyback: 1,
        fanout: 1,
        ..GossipConfig::default()
    };
    let mut node = member_of(4, config);
    hears(&mut node, 2, Alive, 1);
    ticks_answered(&mut node, 2);
    hears(&mut node, 3, Alive, 1);
    let first = told(&ticks_answered(&mut node, 2));
    check(
        "what is told, one update a tick, after m2's was told twice and m3's came in,",
        first,
        vec!["m3 Alive@1".to_string(), "m3 Alive@1".to_string()],
        "what was told least often goes first (SWIM, 4.1)",
    );
    let mut rest = told(&ticks_answered(&mut node, 14));
    rest.sort();
    check(
        "what the next 14 ticks tell",
        rest,
        [
            vec!["m2 Alive@1".to_string(); 7],
            vec!["m3 Alive@1".to_string(); 7],
        ]
        .concat(),
        "both were told twice, and each is told 9 times in all in a cluster of 4",
    );
}

#[test]
fn newer_news_of_a_member_take_the_place_of_older() {
    let mut node = member_of(
        4,
        GossipConfig {
            fanout: 1,
            ..GossipConfig::default()
        },
    );
    hears(&mut node, 3, Alive, 1);
    ticks_answered(&mut node, 3);
    hears(&mut node, 3, Alive, 2);
    let said = told(&ticks_answered(&mut node, 12));
    check(
        "what is told of m3 after Alive@1 was told three times and Alive@2 came in",
        said,
        vec!["m3 Alive@2".to_string(); 9],
        "only the newest, and as often as any news",
    );
}

#[test]
fn what_is_heard_is_passed_on() {
    for (state, word) in [
        (Suspect, "m3 Suspect@0"),
        (Dead, "m3 Dead@0"),
        (Left, "m3 Left@0"),
    ] {
        let mut node = member(12);
        hears(&mut node, 3, state, 0);
        let mut told: Vec<u16> = Vec::new();
        for _ in 0..2 {
            for (to, updates) in gossips(&tick_answered(&mut node)) {
                if updates.iter().any(|update| show(update) == word) {
                    told.push(to);
                }
            }
        }
        check(
            &format!("whether two ticks tell at least 6 members `{word}`, which was only heard,"),
            told.len() >= 6,
            true,
            "news spread like a rumour: who hears them tells them",
        );
    }
}

#[test]
fn an_alive_carries_address_and_metadata() {
    let mut node = member(4);
    let mut update = claim(3, Alive, 1);
    update.metadata = Some([("role".to_string(), "db".to_string())].into());
    node.handle_message(
        address(2),
        GossipMessage::Gossip {
            updates: vec![update],
        },
    );
    let actions = ticks_answered(&mut node, 1);
    let mut seen = 0;
    for (_, updates) in gossips(&actions) {
        for update in updates.iter().filter(|update| update.id.0 == "m3") {
            seen += 1;
            let role = update
                .metadata
                .as_ref()
                .and_then(|data| data.get("role").cloned());
            check(
                "port and role in an Alive about m3 that is passed on",
                (update.address.map(|at| at.port()), role),
                (Some(3), Some("db".to_string())),
                "both, complete: the receiver may not know m3",
            );
        }
    }
    check(
        "whether the tick after m3's Alive@1 was heard passes it on",
        seen > 0,
        true,
        "it is news",
    );
}

#[test]
fn news_ride_along_with_an_answer() {
    let mut node = member(8);
    hears(&mut node, 5, Alive, 1);
    let ping = GossipMessage::Ping {
        seq: 3,
        from: id(4),
    };
    let actions = node.handle_message(address(4), ping);
    let told: Vec<(u16, usize)> = gossips(&actions)
        .iter()
        .map(|&(to, updates)| (to, updates.len()))
        .collect();
    check(
        "the Gossips beside an Ack to m4, as (receiver, updates),",
        told,
        vec![(4, 1)],
        "Ping and Ack have no room for updates: a Gossip to the same member goes beside them",
    );
    let rest = times_told(&ticks_answered(&mut node, 12), "m5 Alive@1");
    check(
        "how often 12 ticks tell m5's Alive@1, told once beside an Ack",
        rest,
        11,
        "12 in all: beside an Ack counts too",
    );
}

#[test]
fn a_suspect_is_told_first_of_its_suspicion() {
    let config = GossipConfig {
        max_piggyback: 2,
        ..GossipConfig::default()
    };
    let mut node = member_of(5, config);
    hears(&mut node, 3, Suspect, 0);
    ticks_answered(&mut node, 30);
    meets(&mut node, 5);
    let (actions, _) = tick_until_ping_of(&mut node, 3, 30);
    let to_suspect: Vec<String> = gossips(&actions)
        .iter()
        .filter(|&&(to, _)| to == 3)
        .flat_map(|(_, updates)| updates.iter().map(show))
        .collect();
    check(
        "the first update beside a Ping to the suspect m3, long after the news of it wore out,",
        to_suspect.first().cloned(),
        Some("m3 Suspect@0".to_string()),
        "who is pinged and not held Alive is told so first, and can refute it (Lifeguard)",
    );
}

#[test]
fn who_is_held_dead_is_told_when_it_pings() {
    for (state, word) in [
        (Dead, "m3 Dead@0"),
        (Left, "m3 Left@0"),
        (Suspect, "m3 Suspect@0"),
    ] {
        let mut node = member(5);
        hears(&mut node, 3, state, 0);
        ticks_answered(&mut node, 30);
        meets(&mut node, 5);
        let ping = GossipMessage::Ping {
            seq: 3,
            from: id(3),
        };
        let actions = node.handle_message(address(3), ping);
        let first = gossips(&actions)
            .iter()
            .find(|&&(to, _)| to == 3)
            .and_then(|(_, updates)| updates.first().map(show));
        check(
            "the first update beside an Ack to a member that is not held Alive",
            first,
            Some(word.to_string()),
            "it can only refute what it hears of",
        );
    }
}

#[test]
fn the_dead_and_departed_get_no_news() {
    let mut node = member_of(
        6,
        GossipConfig {
            fanout: 9,
            ..GossipConfig::default()
        },
    );
    hears(&mut node, 3, Dead, 0);
    hears(&mut node, 4, Left, 0);
    hears(&mut node, 5, Suspect, 0);
    let mut told: Vec<u16> = gossips(&tick_answered(&mut node))
        .iter()
        .map(|&(to, _)| to)
        .collect();
    told.sort();
    check(
        "who gets the news, m3 being Dead, m4 Left and m5 Suspect,",
        told,
        vec![2, 5, 6],
        "the live members, the suspect among them, and not m1 itself",
    );
}

/// What a selector was asked: whom to exclude, in ascending order, and how many to choose.
type Question = (Vec<String>, usize);

/// A selector that writes down what it is asked and answers with a fixed list.
struct Fixed {
    proposed: Vec<MemberId>,
    asked: Arc<Mutex<Vec<Question>>>,
}

impl MemberSelector for Fixed {
    fn select_random(&self, exclude: &HashSet<MemberId>, count: usize) -> Vec<MemberId> {
        let mut names: Vec<String> = exclude.iter().map(|id| id.0.clone()).collect();
        names.sort();
        self.asked.lock().unwrap().push((names, count));
        self.proposed.clone()
    }
}

#[test]
fn a_selector_chooses_among_those_who_are_fit() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let proposed = [1, 99, 3, 6, 6, 4, 7, 5, 8].map(id).to_vec();
    let selector = Fixed {
        proposed,
        asked: asked.clone(),
    };
    let config = GossipConfig {
        indirect_probes: 2,
        ..GossipConfig::default()
    };
    let mut node = GossipProtocol::with_selector(id(1), address(1), config, Box::new(selector));
    introduce(&mut node, 8);
    hears(&mut node, 3, Dead, 0);
    hears(&mut node, 4, Left, 0);
    hears(&mut node, 5, Suspect, 0);
    for news in 1..=20 {
        hears(&mut node, 8, Alive, news);
        let actions = node.tick();
        if pings(&actions).iter().any(|&(to, _)| to == 2) {
            break;
        }
        answer(&mut node, &actions);
    }
    check(
        "what the selector was asked last, as (exclude, count), in a tick that pings m2,",
        asked.lock().unwrap().last().cloned(),
        Some((["m1", "m2", "m3", "m4"].map(String::from).to_vec(), 2)),
        "fanout - 1; not itself, the one that is pinged, the dead, the departed",
    );
    let helpers = node.handle_timer("probe_timeout_m2");
    check(
        "who is asked to probe m2, if the selector says m1, m99, m3, m6, m6, m4, m7, m5, m8,",
        contacts(&helpers),
        vec![6, 7],
        "the first two that are fit: no stranger, nobody excluded, nobody twice",
    );
    check(
        "what the selector was asked when the probe of m2 went unanswered",
        asked.lock().unwrap().last().cloned(),
        Some((["m1", "m2", "m3", "m4", "m5"].map(String::from).to_vec(), 2)),
        "indirect_probes; a suspect is no helper, so it is excluded too",
    );
}

#[test]
fn a_selector_is_asked_for_gossip_targets() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let proposed = [1, 99, 3, 6, 6, 4, 7, 5, 8].map(id).to_vec();
    let selector = Fixed {
        proposed,
        asked: asked.clone(),
    };
    let mut node = GossipProtocol::with_selector(
        id(1),
        address(1),
        GossipConfig::default(),
        Box::new(selector),
    );
    introduce(&mut node, 8);
    hears(&mut node, 3, Dead, 0);
    let actions = node.update_metadata("a".to_string(), "b".to_string());
    check(
        "who is told of new metadata, m3 being Dead, if the selector says m1, m99, m3, m6, m6, …",
        contacts(&actions),
        vec![4, 6, 7],
        "the first `fanout` that are fit: no stranger, nobody excluded, nobody twice",
    );
}

#[test]
fn zero_counts_as_one() {
    let config = GossipConfig {
        fanout: 0,
        max_piggyback: 0,
        ..GossipConfig::default()
    };
    let mut node = member_of(5, config.clone());
    hears(&mut node, 3, Alive, 1);
    let actions = tick_answered(&mut node);
    let sizes: Vec<usize> = gossips(&actions)
        .iter()
        .map(|(_, updates)| updates.len())
        .collect();
    check(
        "the sizes of the Gossips at fanout 0 and max_piggyback 0",
        sizes,
        vec![1],
        "0 counts as 1",
    );
    let mut lone = alone(config);
    lone.bootstrap(vec![address(4), address(5)]);
    check(
        "how many seeds a tick asks at fanout 0",
        lines(&lone.tick()).len(),
        1,
        "0 counts as 1",
    );
}
