//! Criterion "publishing": where messages go, and which are refused.

use std::collections::HashMap;
use std::time::Duration;

use super::{Bench, check, config, id, message, said, topic};
use crate::{BrokerConfig, Message, TopicConfig};

/// Keys with their partitions of 7 and of 64, computed elsewhere.
const GOLDEN: [(&[u8], u32, u32); 5] = [
    (b"", 2, 37),
    (b"a", 5, 12),
    (b"foobar", 6, 40),
    (b"user123", 3, 6),
    (b"\xff\x00", 0, 42),
];

fn keyed(name: &str, key: &[u8]) -> Message {
    Message {
        key: Some(key.to_vec()),
        ..message(name)
    }
}

fn limited(broker: usize, of_topic: Option<usize>) -> Bench {
    let mut bench = Bench::new(BrokerConfig {
        max_message_size: broker,
        ..config()
    });
    let limited = TopicConfig {
        max_message_size: of_topic,
        ..topic("t", 1)
    };
    super::fine("create_topic", bench.broker.create_topic(limited));
    bench
}

#[test]
fn a_key_chooses_its_partition_by_its_hash() {
    let mut bench = Bench::new(config());
    bench.topic("seven", 7);
    bench.topic("many", 64);
    for (at, (key, of_seven, of_many)) in GOLDEN.into_iter().enumerate() {
        let seven = bench
            .publish("seven", keyed(&format!("m{at}"), key))
            .partition;
        let many = bench
            .publish("many", keyed(&format!("m{at}"), key))
            .partition;
        check(
            &format!("the partition of the key {key:?} among 7 and among 64"),
            (seven, many),
            (of_seven, of_many),
            "it is the FNV-1a hash, 64 bits, of the key's bytes, modulo the number of partitions",
        );
    }
}

#[test]
fn messages_without_a_key_take_turns() {
    let mut bench = Bench::new(config());
    bench.topic("t", 3);
    bench.topic("u", 3);
    let mut places = Vec::new();
    for round in 0..7 {
        let result = bench.publish("t", message(&format!("m{round}")));
        places.push((result.partition, result.offset));
        // Neither of these moves the turn of t.
        bench.publish("t", keyed(&format!("k{round}"), b"a"));
        bench.publish("t", message("m0"));
        bench.publish("u", message(&format!("m{round}")));
        bench.publish("u", message(&format!("n{round}")));
    }
    let partitions: Vec<u32> = places.iter().map(|place| place.0).collect();
    check(
        "the partitions of seven messages without a key, others in between,",
        partitions,
        vec![0, 1, 2, 0, 1, 2, 0],
        "they take turns from 0 on; messages with keys, repeated ones and other topics do not count",
    );
}

#[test]
fn each_partition_counts_its_offsets_from_zero() {
    let mut bench = Bench::new(config());
    bench.topic("t", 2);
    let mut places = Vec::new();
    for round in 0..6 {
        let result = bench.publish("t", message(&format!("m{round}")));
        check(
            "topic and message_id of the result",
            (result.topic, result.message_id),
            (id("t"), format!("m{round}")),
            "they name where it went, and what",
        );
        places.push((result.partition, result.offset));
    }
    check(
        "partition and offset of six messages without a key, with 2 partitions",
        places,
        vec![(0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2)],
        "offsets go up by one, in each partition from 0 on",
    );
}

#[test]
fn a_message_comes_out_as_it_went_in() {
    let mut bench = Bench::with(config(), 1, &["c"]);
    let sent = Message {
        id: id("the id"),
        key: Some(vec![1, 2]),
        payload: vec![0, 255],
        headers: HashMap::from([(id("name"), id("value"))]),
        timestamp: std::time::Instant::now() + Duration::from_secs(77),
    };
    bench.publish("t", sent.clone());
    let mut received = bench.poll("c", 10);
    let got = received
        .pop()
        .expect("the message that was published is delivered");
    check(
        "the content of the message, polled,",
        (
            got.message.id,
            got.message.key,
            got.message.payload,
            got.message.headers,
        ),
        (sent.id, sent.key, sent.payload, sent.headers),
        "the broker changes nothing about it",
    );
    check(
        "the timestamp of the message, polled,",
        got.message.timestamp,
        sent.timestamp,
        "it is the producer's, and stays",
    );
    check(
        "topic, partition and offset of the message, polled,",
        (got.topic, got.partition, got.offset),
        (id("t"), 0, 0),
        "they say where it is kept",
    );
}

#[test]
fn a_message_may_be_as_large_as_the_limit_and_no_larger() {
    let mut bench = limited(10, None);
    let sized = |name: &str, key: usize, payload: usize, header: usize| Message {
        key: (key > 0).then(|| vec![1; key]),
        payload: vec![1; payload],
        headers: HashMap::from([(id("h"), "v".repeat(header))]),
        ..message(name)
    };
    let plain = |name: &str, size: usize| Message {
        payload: vec![1; size],
        ..message(name)
    };
    let cases = [
        ("a payload of 10", plain("a", 10), "Ok"),
        (
            "a payload of 11",
            plain("b", 11),
            "Message too large: 11 > 10",
        ),
        ("key 3, payload 4, header 1 + 2", sized("c", 3, 4, 2), "Ok"),
        (
            "key 4, payload 4, header 1 + 2",
            sized("d", 4, 4, 2),
            "Message too large: 11 > 10",
        ),
        (
            "key 0, payload 8, header 1 + 2",
            sized("e", 0, 8, 2),
            "Message too large: 11 > 10",
        ),
        ("an id of 30, payload 10", plain(&"x".repeat(30), 10), "Ok"),
    ];
    for (what, message, want) in cases {
        check(
            &format!("publish of {what} bytes, the limit being 10,"),
            said(bench.broker.publish(&id("t"), message)),
            want.to_string(),
            "key, payload, and names and values of headers count, and the limit itself is allowed",
        );
    }
    check(
        "the number of messages kept",
        bench.broker.stats().total_messages,
        3,
        "what is refused is not stored",
    );
}

#[test]
fn the_limit_of_a_topic_goes_before_that_of_the_broker() {
    for (of_topic, size, want) in [
        (Some(20), 20, "Ok"),
        (Some(20), 21, "Message too large: 21 > 20"),
        (Some(5), 6, "Message too large: 6 > 5"),
        (None, 11, "Message too large: 11 > 10"),
    ] {
        let large = Message {
            payload: vec![1; size],
            ..message("m")
        };
        check(
            &format!("publish of {size} bytes, limits: broker 10, topic {of_topic:?},"),
            said(limited(10, of_topic).broker.publish(&id("t"), large)),
            want.to_string(),
            "a topic's own limit counts, be it smaller or greater",
        );
    }
}

#[test]
fn a_batch_is_stored_whole_or_not_at_all() {
    let mut bench = limited(5, None);
    let batch = |names: &[&str]| names.iter().map(|name| message(name)).collect::<Vec<_>>();
    check(
        "publish_batch whose last message is too large",
        said(
            bench
                .broker
                .publish_batch(&id("t"), batch(&["a", "b", "too large"])),
        ),
        "Message too large: 9 > 5".to_string(),
        "the first message that is refused refuses the batch",
    );
    check(
        "the number of messages after a batch was refused",
        bench.broker.stats().total_messages,
        0,
        "all of a batch are stored, or none",
    );
    let stored = bench
        .broker
        .publish_batch(&id("t"), batch(&["c", "d", "c", "e"]));
    let stored = super::fine("publish_batch", stored);
    let results: Vec<_> = stored
        .into_iter()
        .map(|r| (r.message_id, r.offset))
        .collect();
    check(
        "the results of a batch c, d, c, e",
        results,
        vec![(id("c"), 0), (id("d"), 1), (id("c"), 0), (id("e"), 2)],
        "one result a message, in order; a repeated id has the place of the first",
    );
    check(
        "publish_batch to an unknown topic",
        said(bench.broker.publish_batch(&id("none"), Vec::new())),
        "Topic not found: none".to_string(),
        "also if there is nothing to publish",
    );
}

#[test]
fn a_repeated_id_is_stored_once() {
    let mut bench = Bench::with(config(), 3, &["c"]);
    bench.topic("u", 3);
    bench.fill("t", 0, 5);
    let first = bench.publish("t", keyed("same", b"a"));
    let again = bench.publish("t", keyed("same", b"another key"));
    check(
        "the place of an id that is published again with another key",
        (again.partition, again.offset),
        (first.partition, first.offset),
        "a topic stores an id once, and answers with the place of the first",
    );
    let elsewhere = bench.publish("u", message("same"));
    check(
        "the offset of the same id in another topic",
        (elsewhere.topic, elsewhere.partition, elsewhere.offset),
        (id("u"), 0, 0),
        "each topic has ids of its own",
    );
    let polled = bench.drain("c");
    let same: Vec<_> = polled.iter().filter(|m| m.message.id == "same").collect();
    check(
        "how often an id is delivered that was published twice",
        same.len(),
        1,
        "a topic stores an id once",
    );
    check(
        "the key with which it is delivered",
        same[0].message.key.clone(),
        Some(b"a".to_vec()),
        "the first one stays",
    );
    // Acknowledged, it is still kept, and so still known.
    bench.ack("c", "t", first.partition, first.offset);
    check(
        "the offset of the same id, published again after it was acknowledged,",
        bench.publish("t", message("same")).offset,
        first.offset,
        "an id is known as long as its message is kept, acknowledged or not",
    );
}
