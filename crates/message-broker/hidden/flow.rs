//! Criterion "flow control": how much a poll hands out, and of what.

use std::collections::BTreeSet;
use std::time::Duration;

use super::{Bench, check, config, id, said};
use crate::{BrokerConfig, DeliverySemantics};

const FULL: &str = "Too many unacked messages";

fn limited(max_unacked_messages: usize, partitions: u32, consumers: &[&str]) -> Bench {
    let settings = BrokerConfig {
        max_unacked_messages,
        ..config()
    };
    Bench::with(settings, partitions, consumers)
}

#[test]
fn a_consumer_is_given_no_more_than_it_may_hold() {
    let mut bench = limited(5, 1, &["c"]);
    bench.fill("t", 0, 20);
    let counts = [bench.poll("c", 3).len(), bench.poll("c", 3).len()];
    check(
        "how many messages two polls of 3 deliver, 5 unacknowledged being allowed,",
        counts,
        [3, 2],
        "the second poll fills what room there is",
    );
    check(
        "the next poll",
        said(bench.try_poll("c", 3)),
        id(FULL),
        "5 messages are unacknowledged, and no more are allowed",
    );
    bench.ack("c", "t", 0, 1);
    check(
        "the offsets after two were acknowledged",
        bench.offsets("c", 10),
        vec![5, 6],
        "there is room for two, and nothing was left out",
    );
    check(
        "the next poll",
        said(bench.try_poll("c", 0)),
        id(FULL),
        "full, whatever is asked for",
    );
    bench.nack("c", "t", 0, 4);
    check(
        "the offsets after 4, 5 and 6 went back",
        bench.offsets("c", 10),
        vec![4, 5, 6],
        "what goes back makes room",
    );
    bench.pass(30_000);
    check(
        "the offsets after the timeout of 2 and 3",
        bench.offsets("c", 10),
        vec![2, 3, 4, 5, 6],
        "overdue messages go back before the room is measured",
    );
}

#[test]
fn the_limit_is_that_of_one_consumer_over_all_its_partitions() {
    let mut bench = limited(4, 4, &["a", "b"]);
    bench.fill("t", 0, 40);
    let given = [
        bench.poll("a", 2).len() + bench.poll("a", 2).len(),
        bench.poll("b", 3).len() + bench.poll("b", 3).len(),
    ];
    check(
        "how many messages a is given in two polls of 2 and b in two of 3, of two partitions each,",
        given,
        [4, 4],
        "4 may be unacknowledged in all of a consumer's partitions together; each consumer has its \
         own limit",
    );
    check(
        "the next polls",
        [said(bench.try_poll("a", 1)), said(bench.try_poll("b", 1))],
        [id(FULL), id(FULL)],
        "both are full",
    );
    bench.leave("b");
    check(
        "how many messages a is given after b has left",
        bench.poll("a", 100).len(),
        4,
        "a rebalance takes back what is in hand",
    );
}

#[test]
fn at_most_once_knows_no_limit() {
    let mut bench = limited(2, 1, &[]);
    bench.join_as("g", "c", &["t"], DeliverySemantics::AtMostOnce);
    bench.fill("t", 0, 9);
    check(
        "how many messages polls of 5, 0 and 5 deliver, 2 unacknowledged being allowed,",
        [
            bench.poll("c", 5).len(),
            bench.poll("c", 0).len(),
            bench.poll("c", 5).len(),
        ],
        [5, 0, 4],
        "nothing is unacknowledged that was committed as it was delivered; max_messages counts",
    );
}

#[test]
fn a_poll_never_waits() {
    let mut bench = Bench::with(config(), 1, &["c"]);
    let poll = |bench: &mut Bench, timeout: Duration| {
        let polled = bench.broker.poll(&id("g"), &id("c"), 10, timeout);
        super::fine("poll", polled).len()
    };
    check(
        "what a poll with a timeout of a year delivers of an empty topic",
        poll(&mut bench, Duration::from_secs(31_536_000)),
        0,
        "it comes back at once, for nobody can publish meanwhile",
    );
    bench.fill("t", 0, 3);
    check(
        "what a poll with a timeout of zero delivers of three messages",
        poll(&mut bench, Duration::ZERO),
        3,
        "the timeout decides nothing",
    );
}

#[test]
fn no_partition_starves() {
    let mut bench = limited(1_000, 5, &["c"]);
    bench.fill("t", 0, 200);
    for max in [1, 3] {
        for round in 0..4 {
            let mut served = BTreeSet::new();
            for _ in 0..5 {
                served.extend(bench.poll("c", max).iter().map(|message| message.partition));
            }
            check(
                &format!("the partitions that five polls of {max} serve, round {round},"),
                served.into_iter().collect::<Vec<_>>(),
                vec![0, 1, 2, 3, 4],
                "of 5 partitions that have messages, each is served at least once in 5 polls",
            );
        }
    }
    // As many as there are, up to the number asked for.
    let mut bench = Bench::with(config(), 4, &["c"]);
    bench.fill("t", 0, 10);
    check(
        "how many messages a poll of 100 delivers of 10 in four partitions",
        bench.poll("c", 100).len(),
        10,
        "as many as there are, up to the number asked for",
    );
    bench.fill("t", 10, 10);
    check(
        "how many messages a poll of 7 delivers",
        bench.poll("c", 7).len(),
        7,
        "the number asked for",
    );
    check(
        "how many are left",
        bench.poll("c", 7).len(),
        3,
        "the others",
    );
}

#[test]
fn a_dead_letter_takes_up_no_room() {
    let settings = BrokerConfig {
        max_unacked_messages: 5,
        max_delivery_attempts: 2,
        ..config()
    };
    let mut bench = Bench::with(settings, 1, &["c"]);
    bench.fill("t", 0, 20);
    bench.poll("c", 10);
    bench.nack("c", "t", 0, 3);
    bench.poll("c", 10);
    bench.nack("c", "t", 0, 3);
    check(
        "what is delivered with 0, 1 and 2 in hand, 3 a dead letter, 5 unacknowledged being allowed,",
        bench.offsets("c", 10),
        vec![4, 5],
        "a dead letter counts as acknowledged, so that there is room for two",
    );
    check(
        "the next poll",
        said(bench.try_poll("c", 10)),
        id(FULL),
        "0, 1, 2, 4 and 5 are unacknowledged",
    );
    bench.nack("c", "t", 0, 1);
    check(
        "what is delivered after nack(1), its first, with 0 in hand",
        bench.offsets("c", 10),
        vec![1, 2, 4, 5],
        "there is room for four: a dead letter that is still ahead makes none either",
    );
    check(
        "the next poll",
        said(bench.try_poll("c", 10)),
        id(FULL),
        "0, 1, 2, 4 and 5 are unacknowledged",
    );
    bench.ack("c", "t", 0, 0);
    let one = bench.offsets("c", 10);
    bench.ack("c", "t", 0, 2);
    check(
        "what is delivered after acknowledge(0), and after acknowledge(2)",
        (one, bench.offsets("c", 10)),
        (vec![6], vec![7, 8]),
        "the first makes room for one, the second for 1 and 2: 3 was not in hand",
    );
}
