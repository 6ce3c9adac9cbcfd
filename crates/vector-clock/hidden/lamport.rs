//! Criterion "Lamport clocks": one number for the whole past.

use std::cmp::Ordering;

use super::{NODES, check, execution, id};
use crate::{LamportClock, LamportTimestamp};

fn at(time: u64, node: &str) -> LamportTimestamp {
    LamportTimestamp {
        time,
        node: id(node),
    }
}

fn parts(stamp: &LamportTimestamp) -> (u64, &str) {
    (stamp.time, stamp.node.as_str())
}

#[test]
fn every_local_event_and_every_send_has_the_next_time() {
    let mut clock = LamportClock::new(id("a"));
    check(
        "now() before the first event",
        clock.now(),
        0,
        "a clock starts at 0",
    );
    let rule = "a local event and a send are events alike: each is one later than the last";
    check("the first tick", parts(&clock.tick()), (1, "a"), rule);
    check("the send after it", parts(&clock.send()), (2, "a"), rule);
    check("the send after that", parts(&clock.send()), (3, "a"), rule);
    check("the tick after that", parts(&clock.tick()), (4, "a"), rule);
    check("now()", clock.now(), 4, "now is the time of the last event");
}

#[test]
fn a_receive_is_one_later_than_its_send_and_the_local_past() {
    let mut clock = LamportClock::new(id("b"));
    let rule = "a receive has the greater of local and sent time, plus one";
    check(
        "receive of 5 at time 0",
        parts(&clock.receive(&at(5, "a"))),
        (6, "b"),
        rule,
    );
    check(
        "receive of 2 at time 6",
        parts(&clock.receive(&at(2, "a"))),
        (7, "b"),
        rule,
    );
    check(
        "receive of 7 at time 7",
        parts(&clock.receive(&at(7, "c"))),
        (8, "b"),
        rule,
    );
    check(
        "receive of 9 at time 8",
        parts(&clock.receive(&at(9, "a"))),
        (10, "b"),
        rule,
    );
    check(
        "now()",
        clock.now(),
        10,
        "now is the time of the last event",
    );
}

#[test]
fn timestamps_are_ordered_by_time_and_then_by_node() {
    let mut clock = LamportClock::new(id("b"));
    let (first, second) = (clock.tick(), clock.tick());
    let rule =
        "smaller time first; at equal times the smaller node name; never a tie between nodes";
    check(
        "cmp of (1, b) and (2, b)",
        first.cmp(&second),
        Ordering::Less,
        rule,
    );
    check(
        "cmp of (1, b) and (1, a)",
        first.cmp(&at(1, "a")),
        Ordering::Greater,
        rule,
    );
    check(
        "cmp of (1, b) and (1, c)",
        first.cmp(&at(1, "c")),
        Ordering::Less,
        rule,
    );
    check(
        "cmp of (2, b) and (10, a)",
        second.cmp(&at(10, "a")),
        Ordering::Less,
        rule,
    );
    check(
        "cmp of (2, b) and (1, c)",
        second.cmp(&at(1, "c")),
        Ordering::Greater,
        rule,
    );
    check(
        "cmp of (2, b) and itself",
        second.cmp(&at(2, "b")),
        Ordering::Equal,
        rule,
    );
    check(
        "partial_cmp of (1, b) and (1, a)",
        first.partial_cmp(&at(1, "a")),
        Some(Ordering::Greater),
        "partial_cmp says what cmp says",
    );
}

#[test]
fn the_time_stays_at_its_maximum() {
    let mut clock = LamportClock::new(id("a"));
    let received = clock.receive(&at(u64::MAX, "hostile"));
    let rule = "time never runs backwards, so at u64::MAX it stays";
    check(
        "receive of u64::MAX",
        parts(&received),
        (u64::MAX, "a"),
        rule,
    );
    check(
        "tick at u64::MAX",
        parts(&clock.tick()),
        (u64::MAX, "a"),
        rule,
    );
    check(
        "receive of 3 at u64::MAX",
        parts(&clock.receive(&at(3, "b"))),
        (u64::MAX, "a"),
        rule,
    );
    check("now()", clock.now(), u64::MAX, rule);
}

/// The clock condition (Lamport 1978, "Logical Clocks"), and that the total order contains it.
#[test]
fn an_event_that_happened_before_another_has_the_smaller_timestamp() {
    let steps = execution("an_event_that_happened_before_another_has_the_smaller_timestamp");
    let mut clocks: Vec<LamportClock> = NODES
        .iter()
        .map(|node| LamportClock::new(id(node)))
        .collect();
    let mut stamps: Vec<LamportTimestamp> = Vec::new();
    for (event, step) in steps.iter().enumerate() {
        let clock = &mut clocks[step.node];
        let stamp = match step.heard {
            Some(heard) => clock.receive(&stamps[heard]),
            None if event % 2 == 0 => clock.send(),
            None => clock.tick(),
        };
        stamps.push(stamp);
    }
    for (later, step) in steps.iter().enumerate() {
        for earlier in 0..later {
            let (first, second) = (&stamps[earlier], &stamps[later]);
            let what = format!("cmp of {first:?} and {second:?} in a random execution");
            if step.past >> earlier & 1 == 1 {
                let grows = (first.time < second.time, first.cmp(second));
                let rule = "the first happened before the second, so its time is smaller";
                check(&what, grows, (true, Ordering::Less), rule);
            } else {
                let tied = first.cmp(second) == Ordering::Equal;
                check(
                    &what,
                    tied,
                    false,
                    "two events never share a place in the total order",
                );
            }
        }
    }
}
