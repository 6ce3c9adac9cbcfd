//! Criterion "timestamps": `Timestamp`.

use super::{check, id};
use crate::Timestamp;

fn at(time: u64, replica: &str) -> Timestamp {
    let replica = id(replica);
    Timestamp { time, replica }
}

#[test]
fn a_new_timestamp_stands_at_zero() {
    let timestamp = Timestamp::new(id("a"));
    let rule = "nothing has happened yet, and no clock is asked";
    check("the time", timestamp.time, 0, rule);
    check("the replica", timestamp.replica, id("a"), rule);
}

#[test]
fn an_increment_moves_to_the_next_time_and_the_last_one_stays() {
    let mut timestamp = Timestamp::new(id("a"));
    timestamp.increment();
    timestamp.increment();
    check(
        "the time after two increments",
        timestamp.time,
        2,
        "one more each time",
    );
    check(
        "the replica",
        timestamp.replica,
        id("a"),
        "it does not change",
    );
    let mut last = at(u64::MAX, "a");
    last.increment();
    check(
        "the time after u64::MAX",
        last.time,
        u64::MAX,
        "time does not start again",
    );
}

#[test]
fn timestamps_are_ordered_by_time_and_then_by_replica() {
    let mut timestamps = [at(2, "a"), at(1, "b"), at(10, "a"), at(1, "a"), at(1, "")];
    timestamps.sort();
    let order = timestamps.map(|timestamp| (timestamp.time, timestamp.replica));
    let expected = [(1, ""), (1, "a"), (1, "b"), (2, "a"), (10, "a")];
    check(
        "the order",
        order,
        expected.map(|(time, replica)| (time, id(replica))),
        "the smaller time first, of equal times the smaller replica",
    );
    // The order of a clock is never the default one, whatever a starter returns.
    let mut increased = Timestamp::new(id("a"));
    increased.increment();
    check(
        "0 < 1",
        Timestamp::new(id("b")) < increased,
        true,
        "the time comes first",
    );
}
