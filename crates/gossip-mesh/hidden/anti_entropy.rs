//! Criterion "anti-entropy".

use super::{
    address, belief, changes, check, gossips, hears, id, lines, member, member_of, pings, reads,
    record, sends, show, sync_requests, tick_answered, ticks_answered, timers, told, word,
};
use crate::{GossipConfig, GossipMessage, Member, MemberState};
use MemberState::{Alive, Dead, Left, Suspect};

fn entry(member: &Member) -> String {
    format!(
        "{} {}@{}",
        member.id.0,
        word(member.state),
        member.incarnation
    )
}

#[test]
fn a_request_is_answered_with_everybody() {
    let mut node = member(5);
    hears(&mut node, 2, Suspect, 0);
    hears(&mut node, 3, Dead, 1);
    hears(&mut node, 4, Left, 2);
    node.update_metadata("role".to_string(), "db".to_string());
    let request = GossipMessage::SyncRequest { from: id(9) };
    let actions = node.handle_message(address(90), request);
    let lists = sends(&actions);
    let [(90, GossipMessage::Sync { members })] = lists.as_slice() else {
        panic!(
            "a SyncRequest from port 90 is answered by {:?}: one Sync to there",
            lines(&actions)
        )
    };
    let mut listed: Vec<String> = members.iter().map(entry).collect();
    listed.sort();
    check(
        "the list that answers a SyncRequest",
        listed,
        [
            "m1 Alive@1",
            "m2 Suspect@0",
            "m3 Dead@1",
            "m4 Left@2",
            "m5 Alive@0",
        ]
        .map(String::from)
        .to_vec(),
        "all_members: itself, and the dead and departed too",
    );
    let own = members.iter().find(|member| member.id.0 == "m1");
    check(
        "m1's own port and role in that list",
        own.map(|me| (me.address.port(), me.metadata.get("role").cloned())),
        Some((1, Some("db".to_string()))),
        "a list is complete",
    );
}

#[test]
fn who_sends_a_list_is_told_what_it_lacks() {
    let mut node = member(9);
    hears(&mut node, 3, Alive, 4);
    hears(&mut node, 4, Suspect, 0);
    hears(&mut node, 5, Left, 0);
    hears(&mut node, 6, Suspect, 0);
    // It lacks m1 and m7; m3, m4, m5 are out of date there; it has news of m8; it lacks the suspect m6.
    let members = vec![
        record(2, Alive, 0),
        record(3, Alive, 3),
        record(4, Alive, 0),
        record(5, Dead, 0),
        record(8, Alive, 2),
        record(9, Alive, 0),
    ];
    let actions = node.handle_message(address(20), GossipMessage::Sync { members });
    check(
        "m8 after a list with m8 Alive@2",
        belief(&node, 8),
        "Alive@2".to_string(),
        "its news are taken in (pull)",
    );
    let mut pushed: Vec<String> = Vec::new();
    for (to, updates) in gossips(&actions) {
        check(
            "the receiver of a Gossip that answers a list from port 20",
            to,
            20,
            "to where the list came from",
        );
        pushed.extend(updates.iter().map(show));
    }
    pushed.sort();
    check(
        "what the sender of a list is told",
        pushed,
        [
            "m1 Alive@0",
            "m3 Alive@4",
            "m4 Suspect@0",
            "m5 Left@0",
            "m7 Alive@0",
        ]
        .map(String::from)
        .to_vec(),
        "whatever counts more than its entry, and who is Alive and not in its list (push)",
    );
}

#[test]
fn equal_lists_cause_nothing() {
    let mut node = member(4);
    check(
        "cluster_size() of m1 in a cluster of 4",
        node.cluster_size(),
        4,
        "m1 to m4",
    );
    let members = (1..=4).map(|n| record(n, Alive, 0)).collect();
    let actions = node.handle_message(address(2), GossipMessage::Sync { members });
    check(
        "what a list equal to the own one does",
        lines(&actions),
        vec![],
        "nothing is new to either",
    );
}

#[test]
fn every_thirtieth_tick_asks_for_a_list() {
    let mut node = member(6);
    for tick in 1..=90 {
        let actions = tick_answered(&mut node);
        let pinged: Vec<u16> = pings(&actions).into_iter().map(|(to, _)| to).collect();
        check("how many Pings a tick sends", pinged.len(), 1, "one");
        check(
            &format!("the SyncRequests of tick {tick}"),
            sync_requests(&actions),
            if tick % 30 == 0 { pinged } else { vec![] },
            "tick 30, 60, 90, … asks the member that it pings",
        );
    }
}

#[test]
fn somebody_asks_the_dead() {
    for (fanout, expected) in [(3, 1), (2, 1), (1, 0)] {
        let mut node = member_of(
            6,
            GossipConfig {
                fanout,
                ..GossipConfig::default()
            },
        );
        hears(&mut node, 4, Left, 0);
        ticks_answered(&mut node, 28);
        hears(&mut node, 3, Dead, 0);
        let before = tick_answered(&mut node);
        check(
            "the messages to m3 in tick 29",
            to_three(&before),
            0,
            "it is dead",
        );
        hears(&mut node, 6, Alive, 1);
        let actions = tick_answered(&mut node);
        let requests = sync_requests(&actions)
            .into_iter()
            .filter(|&to| to == 3)
            .count();
        check(
            &format!("the SyncRequests of tick 30 to m3, the only Dead, at fanout {fanout},"),
            requests,
            expected,
            "one Dead is asked if the fanout has room beside the ping: after a partition somebody must",
        );
        let mut contacts: Vec<u16> = sends(&actions).into_iter().map(|(to, _)| to).collect();
        contacts.sort();
        contacts.dedup();
        check(
            "how many members tick 30 contacts",
            contacts.len(),
            fanout,
            "no more than the fanout",
        );
        check(
            "whether m4, which has left, is asked",
            contacts.contains(&4),
            false,
            "it said good-bye",
        );
    }
}

fn to_three(actions: &[crate::GossipAction]) -> usize {
    sends(actions)
        .into_iter()
        .filter(|&(to, _)| to == 3)
        .count()
}

#[test]
fn a_death_in_a_list_is_an_accusation() {
    let mut node = member(9);
    let actions = reads(&mut node, 3, Dead, 0);
    check(
        "m3 after a list in which it is Dead@0",
        belief(&node, 3),
        "Suspect@0".to_string(),
        "whoever was cut off holds everybody dead: from a list, a death is only a suspicion",
    );
    check(
        "the changes when a list says that m3 is Dead@0",
        changes(&actions),
        vec!["m3 Alive->Suspect".to_string()],
        "as any suspicion",
    );
    check(
        "the timers when a list says that m3 is Dead@0",
        timers(&actions),
        vec!["suspicion_m3 after 5000 ms".to_string()],
        "it gets its time to refute",
    );
    node.handle_timer("suspicion_m3");
    check(
        "m3 after suspicion_m3",
        belief(&node, 3),
        "Dead@0".to_string(),
        "it did not refute",
    );
}

#[test]
fn a_death_is_pushed_as_an_accusation() {
    let mut node = member(4);
    hears(&mut node, 3, Dead, 2);
    let members = vec![
        record(1, Alive, 0),
        record(2, Alive, 0),
        record(3, Alive, 2),
        record(4, Alive, 0),
    ];
    let actions = node.handle_message(address(4), GossipMessage::Sync { members });
    check(
        "what the sender of a list with m3 Alive@2 is told by one who holds it Dead@2",
        told(&actions),
        vec!["m3 Suspect@2".to_string()],
        "a death is passed on as a suspicion when lists are compared",
    );
    for state in [Suspect, Dead, Left] {
        let members = vec![
            record(1, Alive, 0),
            record(2, Alive, 0),
            record(3, state, 2),
            record(4, Alive, 0),
        ];
        let actions = node.handle_message(address(4), GossipMessage::Sync { members });
        check(
            "what it is told if m3 is Suspect@2, Dead@2 or Left@2 in its list",
            told(&actions),
            vec![],
            "the suspicion would be no news there",
        );
    }
}

#[test]
fn accusations_of_a_list_are_passed_on_and_its_members_are_not() {
    let mut node = member(9);
    let members = vec![
        record(3, Suspect, 0),
        record(4, Left, 0),
        record(5, Alive, 1),
        record(11, Alive, 0),
        record(12, Alive, 0),
    ];
    node.handle_message(address(2), GossipMessage::Sync { members });
    check(
        "cluster_size() of 9 after a list with m4 Left, m11 and m12 Alive",
        node.cluster_size(),
        10,
        "9, less m4, and m11 and m12",
    );
    let mut said = told(&ticks_answered(&mut node, 15));
    said.retain(|said| said != "m3 Suspect@0" && said != "m4 Left@0");
    said.sort();
    said.dedup();
    check(
        "what is told beside m3's suspicion and m4's leaving",
        said,
        vec![],
        "who got a list would repeat all of it: an Alive from a list is not passed on",
    );
    let mut node = member(9);
    let members = vec![
        record(3, Suspect, 0),
        record(4, Left, 0),
        record(11, Alive, 0),
    ];
    node.handle_message(address(2), GossipMessage::Sync { members });
    let said = told(&ticks_answered(&mut node, 3));
    for accusation in ["m3 Suspect@0", "m4 Left@0"] {
        check(
            &format!("whether {accusation}, from a list, is passed on"),
            said.contains(&accusation.to_string()),
            true,
            "the accused has to hear of it",
        );
    }
}
