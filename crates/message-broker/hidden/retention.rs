//! Criterion "retention": what becomes of old messages, and of those who have not read them.

use std::time::{Duration, Instant};

use super::{Bench, check, config, id, message, said, topic};
use crate::{BrokerConfig, Message, TopicConfig};

fn keeping(retention_ms: u64) -> Bench {
    let settings = BrokerConfig {
        retention_ms,
        ack_timeout_ms: 1_000_000,
        ..config()
    };
    Bench::with(settings, 1, &["c"])
}

#[test]
fn a_message_is_dropped_when_its_time_is_over_and_not_before() {
    let mut bench = keeping(1_000);
    bench.fill("t", 0, 2);
    bench.pass(400);
    bench.fill("t", 2, 3);
    bench.pass(599);
    check(
        "cleanup_expired() after 999 ms",
        bench.broker.cleanup_expired(),
        0,
        "1,000 ms are kept",
    );
    bench.pass(1);
    check(
        "cleanup_expired() 1,000 ms after two messages, and 600 ms after three,",
        (
            bench.broker.cleanup_expired(),
            bench.broker.stats().total_messages,
        ),
        (2, 3),
        "a message is dropped when 1,000 ms have passed",
    );
    check(
        "cleanup_expired(), again,",
        bench.broker.cleanup_expired(),
        0,
        "they are gone already",
    );
    bench.pass(400);
    check(
        "cleanup_expired() 400 ms later",
        bench.broker.cleanup_expired(),
        3,
        "now the others",
    );
}

#[test]
fn age_counts_from_the_arrival_and_not_from_the_producers_time() {
    let mut bench = keeping(1_000);
    let now = Instant::now();
    let at = |name: &str, timestamp: Instant| Message {
        timestamp,
        ..message(name)
    };
    bench.publish("t", at("future", now + Duration::from_secs(86_400)));
    bench.publish(
        "t",
        at(
            "past",
            now.checked_sub(Duration::from_secs(2)).unwrap_or(now),
        ),
    );
    check(
        "cleanup_expired() at once",
        bench.broker.cleanup_expired(),
        0,
        "both have just arrived",
    );
    bench.pass(1_000);
    check(
        "cleanup_expired() after 1,000 ms",
        bench.broker.cleanup_expired(),
        2,
        "both are too old",
    );
}

#[test]
fn the_retention_of_a_topic_goes_before_that_of_the_broker() {
    let mut bench = keeping(1_000);
    for (name, retention_ms) in [("short", Some(10)), ("long", Some(100_000))] {
        let own = TopicConfig {
            retention_ms,
            ..topic(name, 2)
        };
        super::fine("create_topic", bench.broker.create_topic(own));
    }
    for name in ["t", "short", "long"] {
        bench.fill(name, 0, 4);
    }
    bench.pass(10);
    let short = bench.broker.cleanup_expired();
    bench.pass(990);
    let usual = bench.broker.cleanup_expired();
    bench.pass(99_000);
    check(
        "cleanup_expired() after 10, 1,000 and 100,000 ms, with 4 messages in each of three topics",
        [short, usual, bench.broker.cleanup_expired()],
        [4, 4, 4],
        "topics keep theirs for 10, 1,000 (the broker's setting) and 100,000 ms",
    );
}

#[test]
fn who_has_not_read_what_was_dropped_goes_on_at_the_first_that_is_kept() {
    let mut bench = keeping(1_000);
    bench.fill("t", 0, 6);
    bench.poll("c", 2);
    bench.ack("c", "t", 0, 1);
    bench.pass(1_000);
    bench.broker.cleanup_expired();
    check(
        "what is delivered when nothing is kept",
        bench.offsets("c", 10),
        vec![],
        "all were dropped",
    );
    check(
        "the offset of the next message that is published",
        bench.publish("t", message("new")).offset,
        6,
        "offsets go on, they are never used again",
    );
    check(
        "what is delivered",
        bench.offsets("c", 10),
        vec![6],
        "2 to 5 were dropped, so the consumer goes on behind them",
    );
    bench.join("c", &["t"]);
    check(
        "what is delivered after a new start, 2 being committed,",
        bench.offsets("c", 10),
        vec![6],
        "the first message that is kept is 6",
    );
    check(
        "acknowledge(6)",
        (bench.ack("c", "t", 0, 6), bench.committed("t", 0)),
        (id("Ok"), Some(7)),
        "6 is in hand",
    );
}

#[test]
fn what_was_dropped_is_not_in_hand_any_more() {
    let mut bench = keeping(1_000);
    bench.fill("t", 0, 3);
    bench.pass(500);
    bench.fill("t", 3, 3);
    bench.poll("c", 5);
    bench.pass(500);
    bench.broker.cleanup_expired();
    check(
        "nack(1), and acknowledge(5), with 0 to 4 delivered and 0 to 2 dropped since",
        [bench.nack("c", "t", 0, 1), bench.ack("c", "t", 0, 5)],
        [
            id("Invalid offset: 1, valid range: [3, 4]"),
            id("Invalid offset: 5, valid range: [3, 4]"),
        ],
        "3 and 4 are in hand",
    );
    check(
        "acknowledge(1)",
        bench.ack("c", "t", 0, 1),
        id("Ok"),
        "it is over for 1",
    );
    check(
        "acknowledge(4)",
        bench.ack("c", "t", 0, 4),
        id("Ok"),
        "4 is in hand",
    );
    check(
        "what is committed, and delivered next",
        (bench.committed("t", 0), bench.offsets("c", 10)),
        (Some(5), vec![5]),
        "all up to 4 is done",
    );
}

#[test]
fn an_id_is_forgotten_with_its_message() {
    let mut bench = keeping(1_000);
    bench.publish("t", message("same"));
    bench.pass(999);
    bench.broker.cleanup_expired();
    check(
        "the offset of an id that is repeated after 999 ms",
        bench.publish("t", message("same")).offset,
        0,
        "its message is kept",
    );
    bench.pass(1);
    check(
        "the offset of an id that is repeated after 1,000 ms, before a cleanup,",
        bench.publish("t", message("same")).offset,
        0,
        "its message is kept until the cleanup",
    );
    bench.broker.cleanup_expired();
    check(
        "the offset of an id that is repeated after its message was dropped",
        bench.publish("t", message("same")).offset,
        1,
        "it is a new message",
    );
    check(
        "publish after all that",
        said(bench.broker.publish(&id("t"), message("other"))),
        id("Ok"),
        "a topic whose messages were dropped goes on",
    );
    bench.fill("t", 0, 3);
    bench.pass(1_000);
    let dropped = bench.broker.cleanup_expired();
    let again = ["same", "other", "t-0", "t-1", "t-2"];
    check(
        "how many messages one cleanup drops, and the offsets of their ids, published again,",
        (
            dropped,
            again.map(|name| bench.publish("t", message(name)).offset),
        ),
        (5, [6, 7, 8, 9, 10]),
        "the id of each of them is forgotten, so all are new messages",
    );
}

#[test]
fn an_id_that_is_kept_twice_is_forgotten_with_the_one_that_is_known() {
    let settings = BrokerConfig {
        retention_ms: 1_000,
        ack_timeout_ms: 1_000_000,
        max_delivery_attempts: 1,
        ..config()
    };
    let mut bench = Bench::with(settings, 1, &["c"]);
    bench.topic("t.dlq", 1);
    bench.publish("t.dlq", message("same"));
    bench.pass(500);
    bench.publish("t", message("same"));
    bench.poll("c", 10);
    bench.nack("c", "t", 0, 0);
    bench.pass(500);
    bench.broker.cleanup_expired();
    check(
        "the offset in t.dlq of an id that is published again, 0 with it being dropped, 1, a dead \
         letter with the same id, being kept,",
        bench.publish("t.dlq", message("same")).offset,
        2,
        "0 was the one that was known, and the id is forgotten with it",
    );
    bench.pass(500);
    bench.broker.cleanup_expired();
    check(
        "its offset, published once more after 1 was dropped, too,",
        bench.publish("t.dlq", message("same")).offset,
        2,
        "2 is the one that is known now, and it is kept",
    );
}

#[test]
fn a_cleanup_moves_the_position_and_commits_nothing() {
    let mut bench = keeping(1_000);
    bench.fill("t", 0, 4);
    bench.poll("c", 2);
    bench.ack("c", "t", 0, 0);
    bench.pass(1_000);
    bench.broker.cleanup_expired();
    check(
        "acknowledge(3), which was dropped before it was delivered, and acknowledge(4), not published",
        [bench.ack("c", "t", 0, 3), bench.ack("c", "t", 0, 4)],
        [id("Ok"), id("Invalid offset: 4, valid range: [4, 4]")],
        "the position is 4 from the cleanup on; nothing below it is in hand",
    );
    check(
        "what is committed after acknowledge(0), a cleanup of all, and acknowledge(3)",
        bench.committed("t", 0),
        Some(1),
        "a cleanup commits nothing, and an acknowledgement of what was dropped changes nothing",
    );
}
