//! Criterion "seeking": going to another place in a partition.

use super::{Bench, check, config, id, message, said};
use crate::{BrokerConfig, DeliverySemantics};

/// Offsets 0 to 2 were dropped, 3 to 7 are kept.
fn trimmed() -> Bench {
    let settings = BrokerConfig {
        retention_ms: 1_000,
        ..config()
    };
    let mut bench = Bench::with(settings, 1, &["c"]);
    bench.fill("t", 0, 3);
    bench.pass(1_000);
    bench.fill("t", 3, 5);
    bench.broker.cleanup_expired();
    bench
}

#[test]
fn a_seek_may_go_to_every_message_and_to_the_end() {
    for (to, want) in [(3, vec![3, 4, 5, 6, 7]), (6, vec![6, 7]), (8, vec![])] {
        let mut bench = trimmed();
        check(
            &format!("seek to {to}"),
            bench.seek("c", "t", 0, to),
            id("Ok"),
            "3 to 7 are kept",
        );
        check(
            &format!("what is delivered after a seek to {to}"),
            bench.offsets("c", 10),
            want,
            "the offset that was sought comes next",
        );
    }
    let mut bench = trimmed();
    bench.seek("c", "t", 0, 8);
    bench.publish("t", message("new"));
    check(
        "what is delivered behind the end",
        bench.offsets("c", 10),
        vec![8],
        "what is new",
    );
}

#[test]
fn a_seek_out_of_range_is_refused_and_moves_nothing() {
    let mut bench = trimmed();
    bench.poll("c", 2);
    for to in [2, 9, u64::MAX] {
        check(
            &format!("seek to {to} with 3 to 7 kept"),
            bench.seek("c", "t", 0, to),
            format!("Invalid offset: {to}, valid range: [3, 8]"),
            "from the first message that is kept to the end, where the next will be",
        );
    }
    check(
        "what is delivered after three seeks that were refused",
        bench.offsets("c", 10),
        vec![5, 6, 7],
        "no seek has jumped to the beginning or the end",
    );
    check(
        "acknowledge(4)",
        bench.ack("c", "t", 0, 4),
        id("Ok"),
        "3 and 4 are in hand still",
    );
}

#[test]
fn the_beginning_is_the_first_message_kept_and_the_end_is_behind_the_last() {
    let mut bench = trimmed();
    bench.poll("c", 10);
    let (group, consumer, topic) = (id("g"), id("c"), id("t"));
    super::fine(
        "seek",
        bench.broker.seek_to_beginning(&group, &consumer, &topic, 0),
    );
    check(
        "what is delivered",
        bench.offsets("c", 1),
        vec![3],
        "the first message that is kept",
    );
    super::fine(
        "seek",
        bench.broker.seek_to_end(&group, &consumer, &topic, 0),
    );
    check(
        "what is delivered at the end",
        bench.offsets("c", 10),
        vec![],
        "nothing new",
    );
    bench.publish("t", message("new"));
    check(
        "what is delivered then",
        bench.offsets("c", 10),
        vec![8],
        "what came after the seek",
    );
    check(
        "seek_to_beginning and seek_to_end of t:1, which does not exist,",
        [
            said(bench.broker.seek_to_beginning(&group, &consumer, &topic, 1)),
            said(bench.broker.seek_to_end(&group, &consumer, &topic, 1)),
        ],
        [(); 2].map(|()| id("Partition not found: t:1")),
        "the topic has one partition",
    );
}

#[test]
fn a_seek_lets_go_of_what_is_in_hand() {
    let mut bench = trimmed();
    bench.poll("c", 4);
    bench.seek("c", "t", 0, 5);
    check(
        "acknowledge(6) after 3 to 6 were delivered and a seek to 5",
        bench.ack("c", "t", 0, 6),
        id("Invalid offset: 6, valid range: [5, 5]"),
        "nothing is in hand after a seek, and 5 comes next",
    );
    bench.pass(1_000_000);
    check(
        "what is delivered long after",
        bench.offsets("c", 10),
        vec![5, 6, 7],
        "3 and 4 do not come back by a timeout: they are not in hand",
    );
}

#[test]
fn a_seek_leaves_what_is_committed_as_it_is() {
    let mut bench = trimmed();
    bench.poll("c", 10);
    bench.ack("c", "t", 0, 5);
    bench.seek("c", "t", 0, 3);
    check(
        "what is committed",
        bench.committed("t", 0),
        Some(6),
        "a seek does not commit",
    );
    bench.poll("c", 2);
    bench.ack("c", "t", 0, 4);
    check(
        "what is committed after a seek to 3 and acknowledge(4), 6 being committed before,",
        bench.committed("t", 0),
        Some(6),
        "what is committed never goes back",
    );
    bench.pass(1_000_000);
    check(
        "what is delivered next",
        bench.offsets("c", 1),
        vec![5],
        "acknowledge(4) commits nothing new, but 3 and 4 are done again: not in hand any more, they do \
         not time out",
    );
    bench.join("c", &["t"]);
    check(
        "what is delivered after a new start",
        bench.offsets("c", 10),
        vec![6, 7],
        "6 was committed",
    );
}

#[test]
fn a_seek_is_for_this_generation_only() {
    let mut bench = trimmed();
    bench.seek("c", "t", 0, 7);
    bench.join("c", &["t"]);
    check(
        "what is delivered after a seek to 7 and a new start",
        bench.offsets("c", 2),
        vec![3, 4],
        "a seek commits nothing, so that a new generation goes on where the old one did",
    );
    bench.seek("c", "t", 0, 6);
    check(
        "commit_offsets(6) after a seek to 6",
        bench.commit("c", "t", 0, 6),
        id("Ok"),
        "it is next",
    );
    bench.join("c", &["t"]);
    check(
        "what is delivered after a seek to 6, commit_offsets(6) and a new start",
        bench.offsets("c", 10),
        vec![6, 7],
        "who wants the seek to last commits it",
    );
}

#[test]
fn a_seek_back_repeats_even_what_is_promised_at_most_once() {
    let mut bench = trimmed();
    bench.join_as("most", "c", &["t"], DeliverySemantics::AtMostOnce);
    let poll = |bench: &mut Bench| {
        let polled = bench
            .broker
            .poll(&id("most"), &id("c"), 2, std::time::Duration::ZERO);
        let polled = super::fine("poll", polled);
        polled
            .iter()
            .map(|message| message.offset)
            .collect::<Vec<_>>()
    };
    check(
        "the first poll",
        poll(&mut bench),
        vec![3, 4],
        "from the first that is kept",
    );
    check(
        "the second poll",
        poll(&mut bench),
        vec![5, 6],
        "at most once",
    );
    let sought = bench.broker.seek(&id("most"), &id("c"), &id("t"), 0, 4);
    super::fine("seek", sought);
    check(
        "the poll after a seek to 4",
        poll(&mut bench),
        vec![4, 5],
        "it was asked for",
    );
    let joined = bench.broker.rebalance_group(&id("most"));
    super::fine("rebalance_group", joined);
    check(
        "the poll after a new start, 3 to 6 being delivered,",
        poll(&mut bench),
        vec![7],
        "what was committed did not go back with the seek",
    );
}

#[test]
fn a_commit_after_a_seek_back_settles_what_is_in_hand() {
    let mut bench = trimmed();
    bench.poll("c", 10);
    bench.ack("c", "t", 0, 7);
    bench.seek("c", "t", 0, 3);
    bench.poll("c", 2);
    bench.commit("c", "t", 0, 5);
    bench.pass(1_000_000);
    check(
        "what is delivered after a seek to 3, commit_offsets(5) with 3 and 4 in hand, and a long time,",
        bench.offsets("c", 10),
        vec![5, 6, 7],
        "commit_offsets(5) is below the 8 that is committed and so does not change that, but 3 and 4 \
         are done: not in hand any more, they do not time out",
    );
}

#[test]
fn an_acknowledgement_of_what_a_seek_passed_over_commits_nothing() {
    let mut bench = trimmed();
    bench.seek("c", "t", 0, 7);
    check(
        "acknowledge(6) after a seek to 7, and what is committed then,",
        (bench.ack("c", "t", 0, 6), bench.committed("t", 0)),
        (id("Ok"), None),
        "6 is below what is in hand, so that it has no effect",
    );
    check(
        "what is delivered next",
        bench.offsets("c", 10),
        vec![7],
        "the offset that was sought",
    );
}
