//! Criterion "suspicion and death".

use super::{
    address, belief, changes, check, claim, fail_probe, hears, lines, member, member_of, pings,
    reads, tick_until_ping_of, ticks_answered, timers, times_told,
};
use crate::{GossipConfig, GossipMessage, MemberState};

#[test]
fn a_suspicion_lasts_longer_in_a_larger_cluster() {
    for (size, digits) in [(2, 1), (9, 1), (10, 2), (99, 2), (100, 3)] {
        let config = GossipConfig {
            probe_interval: 200,
            suspicion_multiplier: 4,
            ..GossipConfig::default()
        };
        let mut node = member_of(size, config);
        let actions = hears(&mut node, 2, MemberState::Suspect, 0);
        check(
            &format!(
                "the timer of a suspicion in a cluster of {size}, multiplier 4, interval 200,"
            ),
            timers(&actions),
            vec![format!("suspicion_m2 after {} ms", 4 * digits * 200)],
            "suspicion_multiplier x decimal digits of cluster_size() x probe_interval",
        );
    }
    let mut node = member(10);
    hears(&mut node, 3, MemberState::Dead, 0);
    check(
        "the timer of a suspicion where one of 10 is dead",
        timers(&hears(&mut node, 2, MemberState::Suspect, 0)),
        vec!["suspicion_m2 after 5000 ms".to_string()],
        "cluster_size() is 9: the dead do not count",
    );
}

#[test]
fn a_suspicion_that_runs_out_is_death() {
    let config = GossipConfig {
        dead_retention: 7777,
        ..GossipConfig::default()
    };
    let mut node = member_of(4, config);
    hears(&mut node, 3, MemberState::Alive, 6);
    fail_probe(&mut node, 3);
    // By now the suspicion itself is old news.
    ticks_answered(&mut node, 20);
    let actions = node.handle_timer("suspicion_m3");
    check(
        "m3, suspected at incarnation 6, after suspicion_m3",
        belief(&node, 3),
        "Dead@6".to_string(),
        "at the incarnation of the suspicion",
    );
    check(
        "the changes of suspicion_m3",
        changes(&actions),
        vec!["m3 Suspect->Dead".to_string()],
        "the application is told",
    );
    check(
        "the timers that suspicion_m3 sets",
        timers(&actions),
        vec!["reap_m3 after 7777 ms".to_string()],
        "reap_<id>, after dead_retention",
    );
    check(
        "whether the next tick tells m3's death",
        times_told(&ticks_answered(&mut node, 1), "m3 Dead@6") > 0,
        true,
        "a death is news",
    );
}

#[test]
fn a_suspicion_by_hearsay_runs_out_too() {
    let mut node = member(4);
    hears(&mut node, 3, MemberState::Suspect, 0);
    check(
        "the timers when m1 hears Suspect@0 again",
        timers(&hears(&mut node, 3, MemberState::Suspect, 0)),
        vec![],
        "a repeated claim is no news: the suspect gets no more time",
    );
    check(
        "the timers when m1 hears Suspect@1",
        timers(&hears(&mut node, 3, MemberState::Suspect, 1)),
        vec!["suspicion_m3 after 5000 ms".to_string()],
        "it had refuted the first suspicion; this is another one, with its own time",
    );
    node.handle_timer("suspicion_m3");
    check(
        "m3, Suspect@1 by hearsay, after suspicion_m3",
        belief(&node, 3),
        "Dead@1".to_string(),
        "every member that has heard a suspicion lets it run out by itself (SWIM, 4.2)",
    );
}

#[test]
fn a_refuted_suspicion_does_not_run_out() {
    let mut node = member(4);
    fail_probe(&mut node, 3);
    hears(&mut node, 3, MemberState::Alive, 1);
    check(
        "what suspicion_m3 does after m3's Alive@1",
        lines(&node.handle_timer("suspicion_m3")),
        vec![],
        "m3 has refuted the suspicion",
    );
    check(
        "m3, which has refuted, after suspicion_m3",
        belief(&node, 3),
        "Alive@1".to_string(),
        "its own word counts",
    );
}

#[test]
fn an_answer_does_not_end_a_suspicion() {
    let mut node = member(4);
    hears(&mut node, 3, MemberState::Suspect, 0);
    let (_, seq) = tick_until_ping_of(&mut node, 3, 6);
    node.handle_message(
        address(3),
        GossipMessage::Ack {
            seq,
            from: super::id(3),
        },
    );
    check(
        "m3, which is Suspect and answers a Ping,",
        belief(&node, 3),
        "Suspect@0".to_string(),
        "only m3's own Alive at a greater incarnation ends it: that one reaches everybody",
    );
    node.handle_timer("suspicion_m3");
    check(
        "m3, which has answered and not refuted, after suspicion_m3",
        belief(&node, 3),
        "Dead@0".to_string(),
        "it has not refuted",
    );
}

#[test]
fn a_probe_accuses_the_incarnation_that_was_pinged() {
    for news in [1, 5] {
        let mut node = member(4);
        tick_until_ping_of(&mut node, 3, 3);
        hears(&mut node, 3, MemberState::Alive, news);
        node.handle_timer("probe_timeout_m3");
        let actions = node.handle_timer("indirect_timeout_m3");
        check(
            &format!(
                "m3, pinged at incarnation 0, if its Alive@{news} comes before the probe fails,"
            ),
            belief(&node, 3),
            format!("Alive@{news}"),
            "it has spoken since the Ping: a suspicion of incarnation 0 is out of date",
        );
        check(
            "the changes when a probe of incarnation 0 fails after newer news",
            changes(&actions),
            vec![],
            "nothing has changed",
        );
    }
}

#[test]
fn a_member_that_dies_and_comes_back_during_a_probe_is_probed_again() {
    let mut node = member(2);
    tick_until_ping_of(&mut node, 2, 1);
    hears(&mut node, 2, MemberState::Dead, 0);
    check(
        "the receivers of Pings while m2 is dead",
        pings(&node.tick()),
        vec![],
        "the dead are not probed",
    );
    hears(&mut node, 2, MemberState::Alive, 1);
    let receivers: Vec<u16> = pings(&node.tick()).into_iter().map(|(to, _)| to).collect();
    check(
        "the receivers of the next tick's Pings after m2 died and came back",
        receivers,
        vec![2],
        "its death has ended the open probe, so its turn comes as ever",
    );
    let mut node = member(2);
    tick_until_ping_of(&mut node, 2, 1);
    hears(&mut node, 2, MemberState::Dead, 0);
    check(
        "what the timer of the probe does after m2 was declared dead",
        lines(&node.handle_timer("probe_timeout_m2")),
        vec![],
        "a death ends the probe",
    );
}

#[test]
fn the_dead_and_departed_stay_until_they_are_reaped() {
    for (state, word) in [(MemberState::Dead, "Dead@0"), (MemberState::Left, "Left@0")] {
        let config = GossipConfig {
            dead_retention: 4321,
            ..GossipConfig::default()
        };
        let mut node = member_of(4, config);
        let actions = hears(&mut node, 3, state, 0);
        check(
            &format!("the timers when m1 hears {word} of m3"),
            timers(&actions),
            vec!["reap_m3 after 4321 ms".to_string()],
            "reap_<id>, after dead_retention",
        );
        check(
            "m3 before reap_m3",
            belief(&node, 3),
            word.to_string(),
            "it stays in all_members meanwhile",
        );
        let actions = node.handle_timer("reap_m3");
        check(
            "m3 after reap_m3",
            belief(&node, 3),
            "not in the list".to_string(),
            "it is forgotten",
        );
        check(
            "the changes of reap_m3",
            changes(&actions),
            vec![],
            "its state has not changed",
        );
        check(
            "all_members().len() of 4 after reap_m3",
            node.all_members().len(),
            3,
            "m1, m2 and m4",
        );
    }
}

#[test]
fn who_has_come_back_is_not_reaped() {
    let mut node = member(4);
    hears(&mut node, 3, MemberState::Dead, 0);
    let back = hears(&mut node, 3, MemberState::Alive, 1);
    check(
        "the changes when the dead m3 says Alive@1",
        changes(&back),
        vec!["m3 Dead->Alive".to_string()],
        "a greater incarnation counts more: the death was an error, or m3 has restarted",
    );
    node.handle_timer("reap_m3");
    check(
        "m3, Alive@1 again, after reap_m3",
        belief(&node, 3),
        "Alive@1".to_string(),
        "it lives",
    );
    node.handle_timer("reap_m1");
    check(
        "m1 after reap_m1",
        belief(&node, 1),
        "Alive@0".to_string(),
        "so does m1",
    );
}

#[test]
fn an_old_list_does_not_bring_the_reaped_back() {
    let mut node = member(4);
    hears(&mut node, 3, MemberState::Dead, 2);
    check(
        "m3 before it is reaped",
        belief(&node, 3),
        "Dead@2".to_string(),
        "that was heard",
    );
    node.handle_timer("reap_m3");
    for state in [MemberState::Dead, MemberState::Suspect, MemberState::Left] {
        let actions = reads(&mut node, 3, state, 2);
        check(
            "m3, reaped, after a list came in which it is Dead, Suspect or Left",
            belief(&node, 3),
            "not in the list".to_string(),
            "only an Alive adds a member, in a list too",
        );
        check(
            "the changes when a list accuses a reaped member",
            changes(&actions),
            vec![],
            "nothing has changed",
        );
    }
    check(
        "how often m3 is told of in the next ticks",
        super::told(&ticks_answered(&mut node, 12))
            .iter()
            .filter(|said| said.starts_with("m3 "))
            .count(),
        0,
        "it is forgotten: nothing is left to tell",
    );
}

#[test]
fn a_timer_that_nobody_waits_for_changes_nothing() {
    let mut node = member(4);
    let names = [
        "probe_timeout_m3",
        "indirect_timeout_m3",
        "suspicion_m3",
        "reap_m3",
        "suspicion_m77",
        "reap_m77",
        "probe_timeout_",
        "",
        "m3",
        "lunch_m3",
    ];
    for name in names {
        check(
            &format!("what handle_timer({name:?}) does"),
            lines(&node.handle_timer(name)),
            vec![],
            "timers cannot be cancelled, so each is judged by the state it finds",
        );
        check(
            "m3 after a timer that nobody waits for",
            belief(&node, 3),
            "Alive@0".to_string(),
            "nothing was wrong with it",
        );
    }
}

#[test]
fn names_of_any_form_are_told_apart() {
    let mut node = member(2);
    for name in ["timeout_m2", "m2_suspicion_", "ä b", ""] {
        let mut update = claim(9, MemberState::Alive, 0);
        update.id.0 = name.to_string();
        let mut accusation = claim(9, MemberState::Suspect, 0);
        accusation.id.0 = name.to_string();
        let updates = vec![update, accusation];
        let actions = node.handle_message(address(2), GossipMessage::Gossip { updates });
        check(
            "the timer of a suspicion of a member with this name",
            timers(&actions),
            vec![format!("suspicion_{name} after 5000 ms")],
            "suspicion_ and the id as it is",
        );
        check(
            &format!("the changes of suspicion_{name}"),
            changes(&node.handle_timer(&format!("suspicion_{name}"))),
            vec![format!("{name} Suspect->Dead")],
            "all that follows the prefix is the id",
        );
    }
}
