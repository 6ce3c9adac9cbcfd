//! Criterion "offsets": which offset an acknowledgement, a commit, and an answer name.

use std::collections::HashMap;

use super::{Bench, check, config, id, said};

/// One partition, of which consumer c was given 0 to 4, and 5 to 9 are still there.
fn half_way() -> Bench {
    let mut bench = Bench::with(config(), 1, &["c"]);
    bench.fill("t", 0, 10);
    bench.poll("c", 5);
    bench
}

#[test]
fn an_acknowledgement_names_the_last_and_a_commit_the_next() {
    let mut bench = half_way();
    check(
        "what is committed before anything was acknowledged",
        bench.broker.get_committed_offsets(&id("g")).len(),
        0,
        "a partition is not listed before the first commit",
    );
    bench.ack("c", "t", 0, 0);
    check(
        "what is committed after acknowledge(0)",
        bench.committed("t", 0),
        Some(1),
        "an acknowledgement names the last message that is done, what is committed the next to read",
    );
    bench.ack("c", "t", 0, 2);
    check(
        "what is committed after acknowledge(2)",
        bench.committed("t", 0),
        Some(3),
        "2 + 1",
    );
    bench.commit("c", "t", 0, 4);
    check(
        "what is committed after commit_offsets(4)",
        bench.committed("t", 0),
        Some(4),
        "a commit names the next message to read, as get_committed_offsets does",
    );
    bench.join("c", &["t"]);
    check(
        "what is delivered after commit_offsets(4) and a new start",
        bench.offsets("c", 2),
        vec![4, 5],
        "what is committed is the next to read",
    );
}

#[test]
fn an_acknowledgement_counts_for_everything_before_it() {
    let mut bench = half_way();
    check(
        "acknowledge(3)",
        bench.ack("c", "t", 0, 3),
        id("Ok"),
        "0 to 4 are in hand",
    );
    bench.pass(30_000);
    check(
        "what is delivered after the timeout",
        bench.offsets("c", 10),
        vec![4, 5, 6, 7, 8, 9],
        "0 to 3 are acknowledged by acknowledge(3), 4 is not",
    );
    let mut bench = half_way();
    check(
        "commit_offsets(4)",
        bench.commit("c", "t", 0, 4),
        id("Ok"),
        "0 to 4 are in hand",
    );
    bench.pass(30_000);
    check(
        "what is delivered after the timeout",
        bench.offsets("c", 10),
        vec![4, 5, 6, 7, 8, 9],
        "commit_offsets(4) settles 0 to 3, and not 4",
    );
}

#[test]
fn what_is_committed_never_goes_back() {
    let mut bench = half_way();
    bench.ack("c", "t", 0, 3);
    check(
        "acknowledge(1), acknowledge(3) and commit_offsets(2) after acknowledge(3)",
        [
            bench.ack("c", "t", 0, 1),
            bench.ack("c", "t", 0, 3),
            bench.commit("c", "t", 0, 2),
        ],
        [(); 3].map(|()| id("Ok")),
        "what is done already may be said again",
    );
    check(
        "what is committed after acknowledge(3), then acknowledge(1) and commit_offsets(2)",
        bench.committed("t", 0),
        Some(4),
        "an answer that comes late does not lower it",
    );
    check(
        "what is delivered next",
        bench.offsets("c", 2),
        vec![5, 6],
        "nothing went back",
    );
    let mut bench = half_way();
    check(
        "what is committed by commit_offsets(0)",
        (bench.commit("c", "t", 0, 0), bench.committed("t", 0)),
        (id("Ok"), Some(0)),
        "0 may be committed: nothing is done yet",
    );
}

#[test]
fn what_was_not_delivered_cannot_be_acknowledged() {
    let mut bench = half_way();
    bench.ack("c", "t", 0, 1);
    check(
        "acknowledge(5) and commit_offsets(6) with 2, 3 and 4 in hand",
        [bench.ack("c", "t", 0, 5), bench.commit("c", "t", 0, 6)],
        [
            id("Invalid offset: 5, valid range: [2, 4]"),
            id("Invalid offset: 6, valid range: [2, 5]"),
        ],
        "5 was not delivered; the range has the offsets in hand, and for a commit the next to be \
         served too",
    );
    check(
        "what is committed",
        bench.committed("t", 0),
        Some(2),
        "a refused call changes nothing",
    );
    check(
        "commit_offsets(5)",
        bench.commit("c", "t", 0, 5),
        id("Ok"),
        "5 is the next to be served",
    );
    check(
        "acknowledge(u64::MAX) with nothing in hand and 5 to be served next",
        bench.ack("c", "t", 0, u64::MAX),
        format!("Invalid offset: {}, valid range: [5, 5]", u64::MAX),
        "with nothing in hand both ends say what is to be served next",
    );
    check(
        "what is committed, and delivered next",
        (bench.committed("t", 0), bench.offsets("c", 1)),
        (Some(5), vec![5]),
        "a refused call changes nothing",
    );
}

#[test]
fn a_call_counts_for_all_of_its_partitions_or_for_none() {
    let mut bench = Bench::with(config(), 3, &["c"]);
    bench.fill("t", 0, 9);
    bench.poll("c", 100);
    let three = |a: u64, b: u64, c: u64| {
        HashMap::from([((id("t"), 0), a), ((id("t"), 1), b), ((id("t"), 2), c)])
    };
    let (group, consumer) = (id("g"), id("c"));
    let refused = [
        said(bench.broker.acknowledge(&group, &consumer, three(1, 8, 9))),
        said(bench.broker.nack(&group, &consumer, three(1, 8, 9))),
        said(
            bench
                .broker
                .commit_offsets(&group, &consumer, three(1, 8, 9)),
        ),
    ];
    check(
        "acknowledge, nack and commit_offsets of 1, 8 and 9 in partitions 0, 1 and 2, that hold 0 to 2,",
        refused,
        [
            id("Invalid offset: 8, valid range: [0, 2]"),
            id("Invalid offset: 8, valid range: [0, 2]"),
            id("Invalid offset: 8, valid range: [0, 3]"),
        ],
        "the first that is wrong is named, by topic and partition",
    );
    check(
        "what is committed of partition 0, and delivered",
        (bench.committed("t", 0), bench.offsets("c", 10)),
        (None, vec![]),
        "if one offset is wrong, none counts",
    );
    let accepted = bench.broker.acknowledge(&group, &consumer, three(0, 1, 2));
    super::fine("acknowledge", accepted);
    check(
        "what is committed after acknowledge of 0, 1 and 2 in partitions 0, 1 and 2",
        [0, 1, 2].map(|partition| bench.committed("t", partition)),
        [Some(1), Some(2), Some(3)],
        "each partition has an offset of its own",
    );
}

#[test]
fn a_place_that_does_not_exist_is_named() {
    let mut bench = Bench::with(config(), 2, &["c"]);
    bench.topic("u", 1);
    bench.fill("t", 0, 2);
    bench.poll("c", 10);
    let mut calls = Vec::new();
    for (topic, partition) in [("none", 0), ("t", 2), ("u", 0)] {
        calls.push([
            bench.ack("c", topic, partition, 0),
            bench.nack("c", topic, partition, 0),
            bench.commit("c", topic, partition, 0),
            bench.seek("c", topic, partition, 0),
        ]);
    }
    let said = |text: &str| [(); 4].map(|()| id(text));
    check(
        "acknowledge, nack, commit_offsets and seek for none:0, t:2 and u:0",
        calls,
        vec![
            said("Topic not found: none"),
            said("Partition not found: t:2"),
            said("Consumer not registered: c"),
        ],
        "topic none does not exist; t has two partitions, 0 and 1; c has not joined for u",
    );
    let absent = (id("absent"), HashMap::from([((id("none"), 9), 0)]));
    check(
        "acknowledge by an unknown member, and in an unknown group, for an unknown topic",
        [
            super::said(
                bench
                    .broker
                    .acknowledge(&id("g"), &absent.0, absent.1.clone()),
            ),
            super::said(
                bench
                    .broker
                    .acknowledge(&absent.0, &id("c"), absent.1.clone()),
            ),
        ],
        [
            id("Consumer not registered: absent"),
            id("Consumer group not found: absent"),
        ],
        "the group is looked for first, then the member, then the place",
    );
}
