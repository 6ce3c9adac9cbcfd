//! Criterion "dead letters": what becomes of messages that fail again and again.

use std::collections::HashMap;

use super::{Bench, check, config, id, message};
use crate::{BrokerConfig, ConsumedMessage, DeliverySemantics, Message};

fn giving_up_after(max_delivery_attempts: u32) -> BrokerConfig {
    BrokerConfig {
        max_delivery_attempts,
        ack_timeout_ms: 100,
        ..config()
    }
}

/// Everything in the dead letter topic of t, read by a group of its own.
fn dead(bench: &mut Bench) -> Vec<ConsumedMessage> {
    if bench.broker.get_topic_config(&id("t.dlq")).is_none() {
        return Vec::new();
    }
    bench.join_as("dead", "reader", &["t.dlq"], DeliverySemantics::AtLeastOnce);
    let polled = bench
        .broker
        .poll(&id("dead"), &id("reader"), 100, std::time::Duration::ZERO);
    super::fine("poll of t.dlq", polled)
}

fn ids(messages: &[ConsumedMessage]) -> Vec<String> {
    messages
        .iter()
        .map(|message| message.message.id.clone())
        .collect()
}

fn header(message: &Message, name: &str) -> String {
    message
        .headers
        .get(&format!("dead-letter-{name}"))
        .cloned()
        .unwrap_or_default()
}

fn headers(message: &Message) -> [String; 6] {
    [
        "topic",
        "partition",
        "offset",
        "group",
        "reason",
        "attempts",
    ]
    .map(|name| header(message, name))
}

#[test]
fn a_message_that_is_refused_too_often_becomes_a_dead_letter() {
    let mut bench = Bench::with(giving_up_after(3), 2, &["c"]);
    let sent = Message {
        key: Some(b"a".to_vec()),
        payload: b"poison".to_vec(),
        headers: HashMap::from([(id("own"), id("header"))]),
        ..message("bad")
    };
    bench.publish(
        "t",
        Message {
            key: Some(b"a".to_vec()),
            ..message("good")
        },
    );
    let place = bench.publish("t", sent);
    for attempt in 1..=3 {
        check(
            &format!("how many dead letters there are before attempt {attempt} of 3 has failed"),
            dead(&mut bench).len(),
            0,
            "three attempts are allowed",
        );
        bench.poll("c", 10);
        check(
            "nack",
            bench.nack("c", "t", place.partition, 1),
            id("Ok"),
            "it is in hand",
        );
    }
    let dead = dead(&mut bench);
    check(
        "the ids in t.dlq",
        ids(&dead),
        vec![id("bad")],
        "it has failed three times",
    );
    check(
        "key, payload and own header of the dead letter",
        (
            dead[0].message.key.clone(),
            dead[0].message.payload.clone(),
            dead[0].message.headers.get("own").cloned(),
        ),
        (Some(b"a".to_vec()), b"poison".to_vec(), Some(id("header"))),
        "the message is kept as it was",
    );
    check(
        "its headers dead-letter-topic, -partition, -offset, -group, -reason and -attempts",
        headers(&dead[0].message),
        ["t", &place.partition.to_string(), "1", "g", "nack", "3"].map(id),
        "they say where it comes from and what happened",
    );
    check(
        "partitions of t.dlq",
        bench
            .broker
            .get_topic_config(&id("t.dlq"))
            .map(|config| config.partitions),
        Some(1),
        "a dead letter topic that did not exist is created with one partition",
    );
}

#[test]
fn a_message_that_times_out_too_often_becomes_a_dead_letter() {
    let mut bench = Bench::with(giving_up_after(2), 1, &["c"]);
    bench.fill("t", 0, 3);
    bench.poll("c", 10);
    bench.pass(100);
    bench.poll("c", 10);
    bench.pass(100);
    check(
        "what is delivered after the second timeout of 0, two attempts being allowed,",
        bench.offsets("c", 10),
        vec![1, 2],
        "0 is a dead letter; 1 and 2 only went back with it, and have not failed",
    );
    let dead = dead(&mut bench);
    check(
        "the ids in t.dlq",
        ids(&dead),
        vec![id("t-0")],
        "0 was the first in hand, both times",
    );
    check(
        "its headers",
        headers(&dead[0].message),
        ["t", "0", "0", "g", "timeout", "2"].map(id),
        "the reason is a timeout",
    );
    check(
        "what is committed",
        bench.committed("t", 0),
        Some(1),
        "a dead letter counts as acknowledged",
    );
}

#[test]
fn the_partition_moves_on_behind_a_dead_letter() {
    let mut bench = Bench::with(giving_up_after(1), 1, &["c"]);
    bench.fill("t", 0, 5);
    bench.poll("c", 4);
    bench.nack("c", "t", 0, 1);
    check(
        "what is delivered after 1 of 0 to 3 became a dead letter",
        bench.offsets("c", 1),
        vec![2],
        "1 is left out, what is behind it comes again",
    );
    check(
        "what is committed while 0 is in hand",
        bench.committed("t", 0),
        None,
        "0 was not acknowledged",
    );
    bench.ack("c", "t", 0, 0);
    check(
        "what is committed after acknowledge(0)",
        bench.committed("t", 0),
        Some(2),
        "1 counts as acknowledged, so that 2 is the next",
    );
    bench.nack("c", "t", 0, 2);
    check(
        "what is committed after 2 became a dead letter, nothing before it being in hand,",
        bench.committed("t", 0),
        Some(3),
        "2 counts as acknowledged",
    );
    check(
        "what is delivered then",
        bench.offsets("c", 10),
        vec![3, 4],
        "what is behind it",
    );
}

#[test]
fn a_dead_letter_is_not_delivered_to_the_next_generation() {
    let mut bench = Bench::with(giving_up_after(1), 1, &["c"]);
    bench.fill("t", 0, 5);
    bench.poll("c", 4);
    bench.nack("c", "t", 0, 2);
    bench.nack("c", "t", 0, 1);
    bench.join("c", &["t"]);
    check(
        "what is delivered to a new generation, nothing being committed, 1 and 2 being dead letters,",
        bench.offsets("c", 10),
        vec![0, 3, 4],
        "a dead letter counts as acknowledged, also if something before it is not",
    );
    bench.pass(100);
    check(
        "what is delivered after a timeout",
        bench.offsets("c", 10),
        vec![3, 4],
        "0 is dead now too",
    );
    check(
        "what is committed",
        bench.committed("t", 0),
        Some(3),
        "0, 1 and 2 are dead letters",
    );
    check(
        "how many dead letters there are",
        dead(&mut bench).len(),
        3,
        "each is stored once",
    );
}

#[test]
fn only_the_message_that_is_at_fault_has_failed() {
    let mut bench = Bench::with(giving_up_after(3), 1, &["c"]);
    bench.fill("t", 0, 4);
    for _ in 0..3 {
        bench.poll("c", 10);
        bench.nack("c", "t", 0, 1);
    }
    for _ in 0..2 {
        bench.poll("c", 10);
        bench.nack("c", "t", 0, 3);
    }
    check(
        "the dead letters after 1 was nacked three times and 3 twice, three attempts being allowed,",
        ids(&dead(&mut bench)),
        vec![id("t-1")],
        "2 and 3 went back with 1, but it was 1 that failed",
    );
    bench.poll("c", 10);
    bench.nack("c", "t", 0, 3);
    check(
        "the dead letters after the third nack of 3",
        ids(&dead(&mut bench)),
        vec![id("t-1"), id("t-3")],
        "three attempts have failed",
    );
}

#[test]
fn failures_are_counted_over_all_generations() {
    let mut bench = Bench::with(giving_up_after(3), 1, &["a"]);
    bench.fill("t", 0, 2);
    bench.poll("a", 10);
    bench.nack("a", "t", 0, 0);
    bench.poll("a", 10);
    bench.leave("a");
    bench.join("b", &["t"]);
    bench.poll("b", 10);
    bench.nack("b", "t", 0, 0);
    check(
        "the number of dead letters after a nack by a, who then left with 0 in hand, and a nack by b",
        dead(&mut bench).len(),
        0,
        "to lose a partition is no failure, so 0 has failed twice, and three attempts are allowed",
    );
    bench.poll("b", 10);
    bench.nack("b", "t", 0, 0);
    check(
        "the dead letters after one nack by a, and two by b in a later generation,",
        ids(&dead(&mut bench)),
        vec![id("t-0")],
        "the third failure is the third, whoever was there",
    );
}

#[test]
fn a_message_that_kills_its_consumers_becomes_a_dead_letter() {
    let settings = BrokerConfig {
        session_timeout_ms: 1_000,
        ack_timeout_ms: 1_000_000,
        ..giving_up_after(2)
    };
    let mut bench = Bench::with(settings, 1, &["a"]);
    bench.fill("t", 0, 3);
    bench.poll("a", 10);
    bench.pass(1_000);
    bench.join("b", &["t"]);
    check(
        "what b is given after the death of a",
        bench.offsets("b", 10),
        vec![0, 1, 2],
        "0 has failed once, and two attempts are allowed",
    );
    bench.pass(1_000);
    bench.join("c", &["t"]);
    check(
        "what c is given after the death of b",
        bench.offsets("c", 10),
        vec![1, 2],
        "0 has failed twice: it was first in hand when a died, and when b died",
    );
    let dead = dead(&mut bench);
    check(
        "reason and attempts of the dead letter",
        dead.iter()
            .map(|m| (header(&m.message, "reason"), header(&m.message, "attempts")))
            .collect(),
        vec![(id("timeout"), id("2"))],
        "a dead consumer counts as a timeout of the first message it had in hand",
    );
}

#[test]
fn who_dies_with_nothing_in_hand_has_failed_nothing() {
    const RULE: &str = "a message fails by a death if it is the first in hand, and nothing was";
    let settings = BrokerConfig {
        session_timeout_ms: 1_000,
        ack_timeout_ms: 1_000_000,
        ..giving_up_after(1)
    };
    let mut bench = Bench::with(settings.clone(), 1, &["a"]);
    bench.fill("t", 0, 2);
    bench.pass(1_000);
    bench.join("b", &["t"]);
    check(
        "the topics, and what b is given, after the death of a, which never polled, one failure \
         being too many,",
        (bench.broker.list_topics(), bench.offsets("b", 10)),
        (vec![id("t")], vec![0, 1]),
        RULE,
    );
    bench.ack("b", "t", 0, 1);
    bench.pass(1_000);
    bench.join("c", &["t"]);
    bench.fill("t", 2, 2);
    check(
        "the topics, and what c is given, after the death of b, which had acknowledged all there \
         was, 2 and 3 being published since,",
        (bench.broker.list_topics(), bench.offsets("c", 10)),
        (vec![id("t")], vec![2, 3]),
        RULE,
    );

    let twice = BrokerConfig {
        max_delivery_attempts: 2,
        ..settings
    };
    let mut bench = Bench::with(twice, 1, &["a"]);
    bench.fill("t", 0, 2);
    bench.poll("a", 10);
    bench.nack("a", "t", 0, 0);
    bench.pass(1_000);
    bench.join("b", &["t"]);
    check(
        "the topics, and what b is given, after nack(0) by a, which then died, two failures being \
         too many,",
        (bench.broker.list_topics(), bench.offsets("b", 10)),
        (vec![id("t")], vec![0, 1]),
        RULE,
    );
}

#[test]
fn a_limit_of_zero_buries_nothing() {
    let mut bench = Bench::with(giving_up_after(0), 1, &["c"]);
    bench.fill("t", 0, 1);
    for _ in 0..50 {
        bench.poll("c", 10);
        bench.nack("c", "t", 0, 0);
    }
    check(
        "the topics, and what is delivered, after 50 failures",
        (bench.broker.list_topics(), bench.offsets("c", 10)),
        (vec![id("t")], vec![0]),
        "with max_delivery_attempts at 0 there are no dead letters",
    );
    check(
        "max_delivery_attempts, dead_letter_suffix and session_timeout_ms by default",
        {
            let config = BrokerConfig::default();
            (
                config.max_delivery_attempts,
                config.dead_letter_suffix,
                config.session_timeout_ms,
            )
        },
        (5, id(".dlq"), 45_000),
        "these are the defaults",
    );
}

#[test]
fn a_dead_letter_is_not_buried_again() {
    let mut bench = Bench::with(giving_up_after(1), 1, &["c"]);
    bench.fill("t", 0, 1);
    bench.poll("c", 10);
    bench.nack("c", "t", 0, 0);
    bench.join("c", &["t", "t.dlq"]);
    for _ in 0..5 {
        bench.poll("c", 10);
        bench.nack("c", "t.dlq", 0, 0);
    }
    check(
        "the topics after a message of t.dlq has failed five times",
        bench.broker.list_topics(),
        vec![id("t"), id("t.dlq")],
        "what is in a topic with the suffix stays there",
    );
    check(
        "what is delivered",
        ids(&bench.poll("c", 10)),
        vec![id("t-0")],
        "it comes again",
    );
}

#[test]
fn a_dead_letter_is_stored_whatever_its_size_and_id() {
    let settings = BrokerConfig {
        max_message_size: 10,
        dead_letter_suffix: id("-dead"),
        ..giving_up_after(1)
    };
    let mut bench = Bench::with(settings, 1, &["c"]);
    bench.topic("t-dead", 1);
    bench.publish("t-dead", message("same"));
    let large = Message {
        payload: vec![1; 10],
        ..message("same")
    };
    bench.publish("t", large);
    bench.poll("c", 10);
    bench.nack("c", "t", 0, 0);
    let of =
        |bench: &Bench, topic: &str| bench.broker.stats().messages_per_topic.get(topic).copied();
    check(
        "the messages in t-dead, where one with the id was before, the limit being 10 bytes,",
        of(&bench, "t-dead"),
        Some(2),
        "dead letters are stored whatever their id and size, for otherwise they would be lost",
    );
    check(
        "the messages in t",
        of(&bench, "t"),
        Some(1),
        "it stays in its topic until retention",
    );
    check(
        "the offset of the id, published to t-dead again,",
        bench.publish("t-dead", message("same")).offset,
        0,
        "the first with the id is the one that is known",
    );
}

#[test]
fn an_acknowledgement_forgets_the_failures() {
    let mut bench = Bench::with(giving_up_after(2), 1, &["c"]);
    bench.fill("t", 0, 1);
    bench.poll("c", 1);
    bench.nack("c", "t", 0, 0);
    bench.poll("c", 1);
    bench.ack("c", "t", 0, 0);
    bench.seek("c", "t", 0, 0);
    bench.poll("c", 1);
    bench.nack("c", "t", 0, 0);
    check(
        "what is delivered after nack(0), acknowledge(0), seek(0) and nack(0), two failures being too \
         many,",
        bench.offsets("c", 1),
        vec![0],
        "failures are counted until the message is acknowledged, so this is the first again",
    );
}

#[test]
fn a_dead_letter_is_read_again_once_the_commit_has_passed_it() {
    let mut bench = Bench::with(giving_up_after(1), 1, &["c"]);
    bench.fill("t", 0, 4);
    bench.poll("c", 3);
    bench.nack("c", "t", 0, 1);
    check(
        "whether acknowledge(2) is refused after 1 became a dead letter, 0 to 2 having been delivered,",
        bench.ack("c", "t", 0, 2).starts_with("Invalid offset: 2,"),
        true,
        "2 went back with it: the position is 2, behind the dead letter",
    );
    bench.seek("c", "t", 0, 1);
    check(
        "what is delivered after a seek to 1, a dead letter, while 0 is not acknowledged,",
        bench.offsets("c", 10),
        vec![2, 3],
        "the commit has not passed it, so that it is passed over by a seek, too",
    );
    bench.seek("c", "t", 0, 0);
    bench.poll("c", 1);
    check(
        "acknowledge(1) with 0 in hand, 1 being a dead letter",
        (bench.ack("c", "t", 0, 1), bench.committed("t", 0)),
        (id("Ok"), Some(2)),
        "the position passes a dead letter as it comes to it, so it is 2, and 1 is below it",
    );
    bench.seek("c", "t", 0, 0);
    check(
        "what is delivered after a seek to 0, 2 being committed, 1 a dead letter",
        bench.offsets("c", 10),
        vec![0, 1, 2, 3],
        "the commit has passed 1, which is done like any other: a seek back delivers it again",
    );
}
