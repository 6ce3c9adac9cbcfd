//! Criterion "redelivery": when a message is delivered again.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::{Bench, check, config, id};
use crate::{BrokerConfig, Clock, DeliverySemantics, ManualClock, MessageBroker};

fn timed(ack_timeout_ms: u64) -> Bench {
    Bench::with(
        BrokerConfig {
            ack_timeout_ms,
            ..config()
        },
        1,
        &["c"],
    )
}

#[test]
fn a_message_goes_back_when_its_time_is_over_and_not_before() {
    let mut bench = timed(100);
    bench.fill("t", 0, 2);
    bench.poll("c", 10);
    bench.pass(99);
    check(
        "what is delivered after 99 ms of 100",
        bench.offsets("c", 10),
        vec![],
        "it is in hand",
    );
    bench.pass(1);
    let again = bench.poll("c", 10);
    check(
        "what is delivered after 100 ms",
        again
            .iter()
            .map(|m| (m.message.id.clone(), m.offset))
            .collect::<Vec<_>>(),
        vec![(id("t-0"), 0), (id("t-1"), 1)],
        "the timeout is over when 100 ms have passed; id and offset stay",
    );
    bench.pass(99);
    check(
        "what is delivered 99 ms after the second delivery",
        bench.offsets("c", 10),
        vec![],
        "each delivery has its own time",
    );
    bench.pass(1);
    check(
        "what is delivered 1 ms later",
        bench.offsets("c", 10),
        vec![0, 1],
        "and again",
    );
}

#[test]
fn each_poll_has_a_time_of_its_own() {
    let mut bench = timed(100);
    bench.fill("t", 0, 6);
    bench.poll("c", 3);
    bench.pass(60);
    bench.poll("c", 3);
    bench.ack("c", "t", 0, 2);
    bench.pass(60);
    check(
        "what is delivered 120 ms after 0 to 2 and 60 ms after 3 to 5, 2 being acknowledged,",
        bench.offsets("c", 10),
        vec![],
        "the first message in hand is 3, and its 100 ms are not over",
    );
    bench.pass(39);
    check(
        "what is delivered 99 ms after 3 to 5",
        bench.offsets("c", 10),
        vec![],
        "not yet",
    );
    bench.pass(1);
    check(
        "what is delivered 100 ms after",
        bench.offsets("c", 10),
        vec![3, 4, 5],
        "now",
    );
}

#[test]
fn the_time_of_a_second_delivery_counts_from_the_second_delivery() {
    let mut bench = timed(100);
    bench.fill("t", 0, 4);
    bench.poll("c", 4);
    bench.ack("c", "t", 0, 1);
    bench.pass(90);
    bench.nack("c", "t", 0, 2);
    check(
        "what is delivered after nack(2)",
        bench.offsets("c", 10),
        vec![2, 3],
        "2 failed",
    );
    bench.pass(50);
    check(
        "what is delivered 140 ms after the first delivery of 2, and 50 ms after the second",
        bench.offsets("c", 10),
        vec![],
        "what counts is the second, for 0 and 1 are acknowledged and 2 was delivered again",
    );
}

#[test]
fn a_late_acknowledgement_counts_until_the_message_is_delivered_again() {
    let mut bench = timed(100);
    bench.fill("t", 0, 4);
    bench.poll("c", 2);
    bench.pass(500);
    check(
        "acknowledge(0), 500 ms after the delivery, the timeout being 100,",
        bench.ack("c", "t", 0, 0),
        id("Ok"),
        "messages go back in a poll, so that until then they are in hand",
    );
    check(
        "what is delivered next",
        bench.offsets("c", 1),
        vec![1],
        "0 is acknowledged; 1 was not, and goes back",
    );
    check(
        "acknowledge(3)",
        bench.ack("c", "t", 0, 3),
        id("Invalid offset: 3, valid range: [1, 1]"),
        "only 1 is in hand",
    );
}

#[test]
fn a_nack_brings_the_message_back_at_once_with_all_behind_it() {
    let mut bench = timed(100);
    bench.fill("t", 0, 6);
    bench.poll("c", 5);
    check(
        "nack(2)",
        bench.nack("c", "t", 0, 2),
        id("Ok"),
        "2 is in hand",
    );
    check(
        "acknowledge(3) after nack(2)",
        bench.ack("c", "t", 0, 3),
        id("Invalid offset: 3, valid range: [0, 1]"),
        "2, 3 and 4 went back, 0 and 1 are in hand",
    );
    check(
        "what is delivered after nack(2)",
        bench.offsets("c", 10),
        vec![2, 3, 4, 5],
        "2 and what is behind it",
    );
}

#[test]
fn a_nack_acknowledges_nothing() {
    let mut bench = timed(100);
    bench.fill("t", 0, 4);
    bench.poll("c", 4);
    bench.nack("c", "t", 0, 2);
    check(
        "what is committed after nack(2) with 0 to 3 in hand",
        bench.committed("t", 0),
        None,
        "0 and 1 are not acknowledged by it",
    );
    bench.poll("c", 10);
    bench.pass(100);
    check(
        "what is delivered after the timeout of 0 and 1",
        bench.offsets("c", 10),
        vec![0, 1, 2, 3],
        "0 and 1 stayed in hand, and nobody has acknowledged them",
    );
}

#[test]
fn a_nack_is_only_for_what_is_in_hand() {
    let mut bench = timed(100);
    bench.fill("t", 0, 6);
    bench.poll("c", 4);
    bench.ack("c", "t", 0, 1);
    check(
        "nack of 1, 4 and 9 with 2 and 3 in hand",
        [
            bench.nack("c", "t", 0, 1),
            bench.nack("c", "t", 0, 4),
            bench.nack("c", "t", 0, 9),
        ],
        [1, 4, 9].map(|offset| format!("Invalid offset: {offset}, valid range: [2, 3]")),
        "1 is acknowledged, 4 was not delivered, 9 does not exist",
    );
    check(
        "what is delivered next",
        bench.offsets("c", 10),
        vec![4, 5],
        "nothing went back",
    );
}

#[test]
fn a_group_that_is_promised_at_most_once_holds_nothing_in_hand() {
    let mut bench = Bench::new(config());
    bench.topic("t", 1);
    bench.join_as("g", "c", &["t"], DeliverySemantics::AtMostOnce);
    bench.fill("t", 0, 4);
    bench.poll("c", 2);
    check(
        "what is committed after a poll of two",
        bench.committed("t", 0),
        Some(2),
        "at most once: committed as it is delivered",
    );
    check(
        "acknowledge(1) and nack(1)",
        [bench.ack("c", "t", 0, 1), bench.nack("c", "t", 0, 1)],
        [id("Ok"), id("Invalid offset: 1, valid range: [2, 2]")],
        "1 is done since it was delivered, and cannot come back",
    );
    bench.pass(1_000_000);
    check(
        "what is delivered much later",
        bench.offsets("c", 10),
        vec![2, 3],
        "nothing comes again",
    );
}

#[test]
fn the_time_of_what_stays_in_hand_goes_on_after_a_nack() {
    let mut bench = timed(100);
    bench.fill("t", 0, 3);
    bench.poll("c", 10);
    bench.pass(60);
    bench.nack("c", "t", 0, 1);
    bench.pass(40);
    check(
        "what is delivered 100 ms after 0 to 2, and 40 ms after nack(1)",
        bench.offsets("c", 10),
        vec![0, 1, 2],
        "0 stayed in hand and its time went on, so its 100 ms are over: a nack starts no time anew",
    );
}

#[test]
fn a_manual_clock_moves_by_what_it_is_told_and_by_nothing_else() {
    let earliest = Instant::now();
    let clock = Arc::new(ManualClock::new());
    let start = clock.now();
    check(
        "whether a new ManualClock is behind, and whether it is ahead of the call that made it",
        (start < earliest, start > Instant::now()),
        (false, false),
        "it stands at the moment of that call",
    );
    // The system's clock goes on, if only by a nanosecond; this one must not.
    while Instant::now() <= start {
        std::hint::spin_loop();
    }
    check(
        "how far a ManualClock has moved by itself",
        clock.now() - start,
        Duration::ZERO,
        "it stands still until it is moved",
    );
    let hour = Duration::from_secs(3_600);
    clock.advance(hour);
    let other = Arc::clone(&clock);
    let moved = thread::spawn(move || other.advance(hour)).join();
    check(
        "whether another thread can move it",
        moved.is_ok(),
        true,
        "it is moved through &self, and a clock is Sync",
    );
    clock.advance(Duration::from_nanos(1));
    check(
        "how far it has moved by an hour, by an hour in another thread, and by a nanosecond",
        clock.now() - start,
        2 * hour + Duration::from_nanos(1),
        "it moves on from where it stands, by exactly what it is told, for all who hold it",
    );

    let settings = BrokerConfig {
        ack_timeout_ms: 100,
        ..config()
    };
    let mut bench = Bench::new(settings.clone());
    bench.broker = MessageBroker::with_clock(settings, clock.clone());
    bench.topic("t", 1);
    bench.join("c", &["t"]);
    bench.fill("t", 0, 2);
    bench.poll("c", 10);
    clock.advance(Duration::from_millis(99));
    let early = bench.offsets("c", 10);
    clock.advance(Duration::from_millis(1));
    check(
        "what is delivered after advance(99 ms), and after advance(1 ms), the timeout being 100,",
        (early, bench.offsets("c", 10)),
        (vec![], vec![0, 1]),
        "the clock that the broker was given says when the time is over",
    );
}
