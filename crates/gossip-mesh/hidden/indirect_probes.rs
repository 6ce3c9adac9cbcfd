//! Criterion "indirect probes".

use super::{
    acks, address, belief, changes, check, hears, id, lines, member, member_of, pings, sends,
    tick_until_ping_of, ticks_answered, timers,
};
use crate::{GossipAction, GossipConfig, GossipMessage, MemberState};

/// Each `PingReq` as (receiver, number, who asks, about whom).
fn requests(actions: &[GossipAction]) -> Vec<(u16, u64, String, String)> {
    let mut sent = Vec::new();
    for (to, message) in sends(actions) {
        if let GossipMessage::PingReq { seq, from, target } = message {
            sent.push((to, *seq, from.0.clone(), target.0.clone()));
        }
    }
    sent.sort();
    sent
}

fn helpers(actions: &[GossipAction]) -> Vec<u16> {
    requests(actions).into_iter().map(|(to, ..)| to).collect()
}

#[test]
fn others_are_asked_to_ping_who_did_not_answer() {
    for (interval, timeout, rest) in [(1000, 300, 700), (1000, 800, 800), (400, 900, 900)] {
        let config = GossipConfig {
            probe_interval: interval,
            probe_timeout: timeout,
            ..GossipConfig::default()
        };
        let mut node = member_of(20, config);
        let (_, seq) = tick_until_ping_of(&mut node, 7, 19);
        let actions = node.handle_timer("probe_timeout_m7");
        let asked = requests(&actions);
        check(
            "how many get a PingReq when m7 has not answered",
            asked.len(),
            3,
            "indirect_probes is 3, and there are enough",
        );
        for (to, number, from, target) in &asked {
            check(
                &format!("number, sender and target of the PingReq to m{to}"),
                (*number, from.as_str(), target.as_str()),
                (seq, "m1", "m7"),
                "the number of the Ping that was not answered, so that an answer to either fits",
            );
        }
        let mut different = helpers(&actions);
        different.dedup();
        check(
            "how many different helpers there are",
            different.len(),
            3,
            "nobody is asked twice",
        );
        check(
            &format!("the timers, at probe_interval {interval} and probe_timeout {timeout},"),
            timers(&actions),
            vec![format!("indirect_timeout_m7 after {rest} ms")],
            "to the end of the round, but no less than another probe_timeout",
        );
        check(
            "m7 between probe_timeout_m7 and indirect_timeout_m7",
            belief(&node, 7),
            "Alive@0".to_string(),
            "the probe is still open",
        );
    }
}

#[test]
fn only_those_held_alive_are_asked_and_never_the_target() {
    let config = GossipConfig {
        indirect_probes: 9,
        ..GossipConfig::default()
    };
    let mut node = member_of(7, config);
    hears(&mut node, 3, MemberState::Suspect, 0);
    hears(&mut node, 4, MemberState::Dead, 0);
    hears(&mut node, 5, MemberState::Left, 0);
    tick_until_ping_of(&mut node, 2, 9);
    check(
        "who is asked about m2, with m3 Suspect, m4 Dead, m5 Left, m6 and m7 Alive,",
        helpers(&node.handle_timer("probe_timeout_m2")),
        vec![6, 7],
        "up to indirect_probes members that are Alive, and not the target",
    );
}

#[test]
fn helpers_are_chosen_anew_each_time() {
    let mut node = member_of(
        30,
        GossipConfig {
            indirect_probes: 2,
            ..GossipConfig::default()
        },
    );
    let mut asked: Vec<u16> = Vec::new();
    for _ in 0..10 {
        let (_, seq) = tick_until_ping_of(&mut node, 7, 60);
        asked.extend(helpers(&node.handle_timer("probe_timeout_m7")));
        node.handle_message(address(7), GossipMessage::Ack { seq, from: id(7) });
    }
    asked.sort();
    asked.dedup();
    check(
        "whether 10 probes asked at least 6 different helpers, 2 a time of 28,",
        asked.len() >= 6,
        true,
        "they are random: the same two could both be cut off from the target",
    );
}

#[test]
fn without_helpers_the_probe_fails_at_once() {
    for (size, probes) in [(2, 3), (9, 0)] {
        let config = GossipConfig {
            indirect_probes: probes,
            ..GossipConfig::default()
        };
        let mut node = member_of(size, config);
        tick_until_ping_of(&mut node, 2, 9);
        let actions = node.handle_timer("probe_timeout_m2");
        check(
            &format!(
                "m2 after probe_timeout, in a cluster of {size} with indirect_probes {probes},"
            ),
            belief(&node, 2),
            "Suspect@0".to_string(),
            "nobody can be asked, so there is nothing to wait for",
        );
        check(
            "the PingReqs where nobody can be asked",
            helpers(&actions),
            vec![],
            "nobody can be asked",
        );
    }
}

#[test]
fn a_late_answer_of_either_kind_ends_the_probe() {
    // The helper's address, then the target's own.
    for from in [5, 7] {
        let mut node = member(9);
        let (_, seq) = tick_until_ping_of(&mut node, 7, 9);
        node.handle_timer("probe_timeout_m7");
        node.handle_message(address(from), GossipMessage::Ack { seq, from: id(7) });
        let actions = node.handle_timer("indirect_timeout_m7");
        check(
            &format!("m7 after an Ack for it came from port {from}, then its indirect timer,"),
            belief(&node, 7),
            "Alive@0".to_string(),
            "an answer counts whichever way it came, until the round is over",
        );
        check(
            "what indirect_timeout_m7 does after an answer",
            actions.len(),
            0,
            "the probe is over",
        );
    }
}

#[test]
fn silence_to_the_end_of_the_round_is_suspicious() {
    let mut node = member(9);
    tick_until_ping_of(&mut node, 7, 9);
    node.handle_timer("probe_timeout_m7");
    let actions = node.handle_timer("indirect_timeout_m7");
    check(
        "m7 after probe_timeout_m7 and indirect_timeout_m7",
        belief(&node, 7),
        "Suspect@0".to_string(),
        "the probe failed",
    );
    check(
        "the changes when the probe of m7 has failed",
        changes(&actions),
        vec!["m7 Alive->Suspect".to_string()],
        "the application is told",
    );
    check(
        "the timers when the probe of m7 has failed",
        timers(&actions),
        vec!["suspicion_m7 after 5000 ms".to_string()],
        "multiplier 5, one digit, 1000 ms",
    );
}

#[test]
fn a_helper_pings_and_passes_the_answer_on() {
    let mut node = member(6);
    // Two members ask about the same third, with the same number.
    let mut own_numbers = Vec::new();
    for asker in [3, 4] {
        let request = GossipMessage::PingReq {
            seq: 8,
            from: id(asker),
            target: id(5),
        };
        let pinged = pings(&node.handle_message(address(asker), request));
        check(
            "the receivers of the Pings for a PingReq about m5",
            pinged.iter().map(|&(to, _)| to).collect(),
            vec![5],
            "the target is pinged",
        );
        own_numbers.push(pinged[0].1);
    }
    check(
        "whether both Pings have the same number",
        own_numbers[0] == own_numbers[1],
        false,
        "a helper pings under numbers of its own: those of two askers may be equal",
    );
    // A stray answer first: it answers neither.
    let stray = GossipMessage::Ack {
        seq: own_numbers[0],
        from: id(2),
    };
    check(
        "what an Ack from m2 with the number of the Ping to m5 does",
        lines(&node.handle_message(address(2), stray)),
        vec![],
        "m5 was pinged",
    );
    for (seq, asker) in [(own_numbers[1], 4), (own_numbers[0], 3)] {
        let reply = GossipMessage::Ack { seq, from: id(5) };
        let actions = node.handle_message(address(5), reply.clone());
        check(
            &format!("the Acks that m1 sends when m5 has answered the Ping for m{asker}"),
            acks(&actions),
            vec![(asker, 8, "m5".to_string())],
            "the asker gets its own number back, from the member that is there",
        );
        check(
            "what the same answer does a second time",
            acks(&node.handle_message(address(5), reply)),
            vec![],
            "it has been passed on",
        );
    }
}

#[test]
fn a_helper_vouches_for_nobody() {
    let mut node = member(6);
    let unknown = GossipMessage::PingReq {
        seq: 8,
        from: id(3),
        target: id(99),
    };
    check(
        "what a PingReq about a stranger does",
        lines(&node.handle_message(address(3), unknown)),
        vec![],
        "there is no address to ping",
    );
    let request = GossipMessage::PingReq {
        seq: 8,
        from: id(3),
        target: id(5),
    };
    let actions = node.handle_message(address(3), request);
    check(
        "the Acks before m5 has answered",
        acks(&actions),
        vec![],
        "m1 does not know yet",
    );
    let own = GossipMessage::PingReq {
        seq: 8,
        from: id(3),
        target: id(1),
    };
    check(
        "the Acks for a PingReq about m1 itself",
        acks(&node.handle_message(address(3), own)),
        vec![(3, 8, "m1".to_string())],
        "it is there",
    );
}

#[test]
fn an_answer_to_a_relayed_ping_is_none_to_a_probe_of_ones_own() {
    let mut node = member(2);
    hears(&mut node, 3, MemberState::Alive, 0);
    ticks_answered(&mut node, 4);
    let (_, seq) = tick_until_ping_of(&mut node, 2, 4);
    let request = GossipMessage::PingReq {
        seq,
        from: id(3),
        target: id(2),
    };
    let relayed = pings(&node.handle_message(address(3), request));
    check(
        "how many Pings the PingReq causes",
        relayed.len(),
        1,
        "the target is pinged",
    );
    check(
        "whether the relayed Ping has the number of the own one",
        relayed[0].1 == seq,
        false,
        "all Pings of a member have different numbers",
    );
    let reply = GossipMessage::Ack {
        seq: relayed[0].1,
        from: id(2),
    };
    check(
        "the Acks when m2 has answered the relayed Ping",
        acks(&node.handle_message(address(2), reply)),
        vec![(3, seq, "m2".to_string())],
        "the answer belongs to m3's question",
    );
}
