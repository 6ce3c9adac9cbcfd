//! Criterion "probes".

use super::{
    acks, address, alone, answer, belief, check, hears, id, introduce, lines, member, member_of,
    pings, sends, tick_answered, tick_until_ping_of, ticks_answered, timers,
};
use crate::{GossipAction, GossipConfig, GossipMessage, GossipProtocol, MemberState};

fn ping_senders(actions: &[GossipAction]) -> Vec<String> {
    let mut senders = Vec::new();
    for (_, message) in sends(actions) {
        if let GossipMessage::Ping { from, .. } = message {
            senders.push(from.0.clone());
        }
    }
    senders
}

#[test]
fn a_tick_pings_one_member_and_sets_the_timer_of_its_probe() {
    let mut node = member_of(
        6,
        GossipConfig {
            probe_timeout: 321,
            ..GossipConfig::default()
        },
    );
    let mut numbers: Vec<u64> = Vec::new();
    for _ in 0..8 {
        let actions = tick_answered(&mut node);
        let pinged = pings(&actions);
        check(
            "how many Pings a tick sends",
            pinged.len(),
            1,
            "one member is probed a round",
        );
        let (target, seq) = pinged[0];
        check(
            "the `from` of a tick's Ping",
            ping_senders(&actions),
            vec!["m1".to_string()],
            "the own id: it is the one that wants the answer",
        );
        check(
            "the timers of a tick",
            timers(&actions),
            vec![format!("probe_timeout_m{target} after 321 ms")],
            "probe_timeout_<id>, after probe_timeout",
        );
        numbers.push(seq);
    }
    numbers.sort();
    numbers.dedup();
    check(
        "how many different numbers 8 Pings have",
        numbers.len(),
        8,
        "each has one of its own",
    );
    check(
        "what a lone member does in a tick",
        lines(&alone(GossipConfig::default()).tick()),
        vec![],
        "there is nobody",
    );
}

#[test]
fn everybody_is_pinged_once_in_each_pass() {
    let mut node = member(12);
    for pass in 1..=4 {
        let mut pinged: Vec<u16> = pings(&ticks_answered(&mut node, 11))
            .into_iter()
            .map(|(to, _)| to)
            .collect();
        pinged.sort();
        check(
            &format!("who was pinged in pass {pass} of a member of 12, in ascending order,"),
            pinged,
            (2..=12).collect(),
            "a pass gives each of the 11 others one turn (SWIM, 4.3); random choice leaves some out",
        );
    }
}

#[test]
fn each_pass_and_each_member_has_an_order_of_its_own() {
    let orders = |mut node: GossipProtocol| -> Vec<Vec<u16>> {
        (0..3)
            .map(|_| ticks_answered(&mut node, 20))
            .map(|actions| pings(&actions).into_iter().map(|(to, _)| to).collect())
            .collect()
    };
    let ours = orders(member(21));
    check(
        "whether the first three passes over 20 members go in the same order",
        ours[0] == ours[1] || ours[1] == ours[2],
        false,
        "the order is shuffled again after each pass (SWIM, 4.3)",
    );
    let mut other = GossipProtocol::new(id(30), address(30), GossipConfig::default());
    introduce(&mut other, 20);
    let mut twin = GossipProtocol::new(id(31), address(31), GossipConfig::default());
    introduce(&mut twin, 20);
    check(
        "whether m30 and m31 ping 20 members in the same order",
        orders(other) == orders(twin),
        false,
        "all would probe the same member at once: random choices start from the member's id",
    );
}

#[test]
fn a_newcomer_waits_no_longer_than_two_passes_and_takes_nobodys_turn() {
    for (size, early) in (4..9).flat_map(|size| (0..size).map(move |early| (size, early))) {
        let mut node = member(size);
        let mut pinged = pings(&ticks_answered(&mut node, usize::from(early)));
        hears(&mut node, 90, MemberState::Alive, 0);
        // With the newcomer there are `size` others.
        let others = usize::from(size);
        let since = pings(&ticks_answered(&mut node, 2 * others - 1));
        check(
            &format!("whether one who joins {size} members after {early} ticks is soon pinged"),
            since.iter().any(|&(to, _)| to == 90),
            true,
            "of n others each is pinged within 2n - 1 ticks (SWIM, 4.3)",
        );
        pinged.extend(since);
        let mut first: Vec<u16> = pinged.iter().take(others).map(|&(to, _)| to).collect();
        first.sort();
        first.retain(|&to| to != 90);
        first.dedup();
        check(
            &format!(
                "which others are pinged in {others} ticks, if one joins after {early} of them,"
            ),
            first,
            (2..=size).collect(),
            "who joins in the middle of a pass takes nobody's turn away",
        );
    }
}

#[test]
fn only_the_answer_with_the_right_number_and_sender_ends_a_probe() {
    let mut node = member(2);
    let (_, first) = tick_until_ping_of(&mut node, 2, 1);
    node.handle_message(
        address(2),
        GossipMessage::Ack {
            seq: first,
            from: id(2),
        },
    );
    node.handle_timer("probe_timeout_m2");
    check(
        "m2 after its answer and the timer",
        belief(&node, 2),
        "Alive@0".to_string(),
        "it answered",
    );

    let (_, second) = tick_until_ping_of(&mut node, 2, 1);
    node.handle_message(
        address(2),
        GossipMessage::Ack {
            seq: first,
            from: id(2),
        },
    );
    node.handle_message(
        address(3),
        GossipMessage::Ack {
            seq: second,
            from: id(3),
        },
    );
    node.handle_message(
        address(2),
        GossipMessage::Ack {
            seq: second + 1,
            from: id(2),
        },
    );
    node.handle_timer("probe_timeout_m2");
    check(
        "m2 after Acks with an older number, from m3, and with a number never sent",
        belief(&node, 2),
        "Suspect@0".to_string(),
        "an answer has the number of the Ping, and comes from the member that was pinged",
    );
}

#[test]
fn a_member_whose_probe_is_open_is_not_pinged_again() {
    let mut node = member(3);
    let first = pings(&node.tick());
    let mut others = Vec::new();
    for _ in 0..3 {
        let actions = node.tick();
        others.extend(pings(&actions).into_iter().map(|(to, _)| to));
        answer(&mut node, &actions);
    }
    let silent = first[0].0;
    check(
        "who is pinged in the three ticks after the silent one",
        others,
        vec![5 - silent; 3],
        "a second Ping would replace the timer of the first, and no probe would ever fail",
    );
    node.handle_timer(&format!("probe_timeout_m{silent}"));
    node.handle_timer(&format!("indirect_timeout_m{silent}"));
    check(
        "the silent one after both timers",
        belief(&node, silent),
        "Suspect@0".to_string(),
        "its probe has failed",
    );
}

#[test]
fn every_ping_is_answered_to_where_it_came_from() {
    let mut node = member(5);
    hears(&mut node, 3, MemberState::Dead, 0);
    for (sender, port) in [(2, 2), (3, 3), (4, 40)] {
        let ping = GossipMessage::Ping {
            seq: 70 + u64::from(port),
            from: id(sender),
        };
        check(
            &format!("the Acks to m{sender} at port {port}"),
            acks(&node.handle_message(address(port), ping)),
            vec![(port, 70 + u64::from(port), "m1".to_string())],
            "one, with the number of the Ping and the own id, to the address the Ping came from",
        );
    }
}

#[test]
fn suspects_are_pinged_and_the_dead_and_departed_are_not() {
    let mut node = member(6);
    hears(&mut node, 2, MemberState::Suspect, 0);
    hears(&mut node, 3, MemberState::Dead, 0);
    hears(&mut node, 4, MemberState::Left, 0);
    let mut pinged: Vec<u16> = pings(&ticks_answered(&mut node, 6))
        .into_iter()
        .map(|(to, _)| to)
        .collect();
    pinged.sort();
    check(
        "who is pinged in two passes, m2 being Suspect, m3 Dead and m4 Left,",
        pinged,
        vec![2, 2, 5, 5, 6, 6],
        "the live members, and a suspect is one",
    );
    hears(&mut node, 3, MemberState::Alive, 1);
    let pinged = pings(&ticks_answered(&mut node, 7));
    check(
        "whether m3 is pinged after it has come back",
        pinged.iter().any(|&(to, _)| to == 3),
        true,
        "it is alive again, and has its turn within 2n - 1 ticks",
    );
}

#[test]
fn the_same_inputs_give_the_same_actions() {
    let story = || -> Vec<String> {
        let mut node = member(40);
        let mut all = Vec::new();
        for round in 0..25 {
            all.extend(lines(&tick_answered(&mut node)));
            all.extend(lines(&hears(&mut node, 2 + round, MemberState::Suspect, 0)));
            all.extend(lines(&hears(&mut node, 50 + round, MemberState::Alive, 0)));
        }
        all
    };
    let (once, again) = (story(), story());
    check(
        "how many Pings 25 ticks of a member of 40 send",
        once.iter().filter(|line| line.starts_with("Ping ")).count(),
        25,
        "one each",
    );
    let differs = (0..once.len()).find(|&at| once.get(at) != again.get(at));
    check(
        "the first action in which two members of equal id, configuration and inputs differ",
        differs.map(|at| (once.get(at), again.get(at))),
        None,
        "there is no global randomness, and no order that depends on a randomly keyed hash",
    );
}
