//! Criterion "topics": creating, listing, counting, deleting.

use super::{Bench, check, config, id, message, said, topic};
use crate::TopicConfig;

#[test]
fn a_topic_has_the_partitions_it_asks_for_or_the_default() {
    let mut bench = Bench::new(crate::BrokerConfig {
        default_partitions: 6,
        ..config()
    });
    bench.topic("three", 3);
    bench.topic("default", 0);
    for (name, want) in [("three", Some(3)), ("default", Some(6)), ("none", None)] {
        check(
            &format!("the partitions in get_topic_config({name}), 6 being the default,"),
            bench
                .broker
                .get_topic_config(&id(name))
                .map(|config| config.partitions),
            want,
            "a topic has as many as it asks for, the default if it asks for 0; an unknown one has \
             no configuration",
        );
    }
    let given = TopicConfig {
        retention_ms: Some(7),
        max_message_size: None,
        ..topic("given", 2)
    };
    super::fine("create_topic", bench.broker.create_topic(given));
    let kept = bench.broker.get_topic_config(&id("given"));
    check(
        "name, retention_ms and max_message_size of get_topic_config(given)",
        kept.map(|config| (config.name, config.retention_ms, config.max_message_size)),
        Some((id("given"), Some(7), None)),
        "they come back as they were given",
    );
    for round in 0..12 {
        bench.publish("default", message(&format!("m{round}")));
    }
    let first = bench.publish("default", message("last"));
    check(
        "the place of the 13th message without a key, with 6 partitions",
        (first.partition, first.offset),
        (0, 2),
        "six partitions take turns",
    );
}

#[test]
fn a_name_is_taken_once_and_free_again_after_deletion() {
    let mut bench = Bench::new(config());
    bench.topic("a", 1);
    check(
        "create_topic(a), the second time,",
        said(bench.broker.create_topic(topic("a", 3))),
        "Topic already exists: a".to_string(),
        "a name belongs to one topic",
    );
    check(
        "the partitions of a after a second create_topic was refused",
        bench
            .broker
            .get_topic_config(&id("a"))
            .map(|config| config.partitions),
        Some(1),
        "a call that is refused changes nothing",
    );
    super::fine("delete_topic", bench.broker.delete_topic(&id("a")));
    check(
        "delete_topic(a), the second time,",
        said(bench.broker.delete_topic(&id("a"))),
        "Topic not found: a".to_string(),
        "a deleted topic is gone",
    );
    check(
        "publish to a deleted topic",
        said(bench.broker.publish(&id("a"), message("m"))),
        "Topic not found: a".to_string(),
        "a deleted topic is gone",
    );
    bench.topic("a", 3);
}

#[test]
fn topics_are_listed_in_order() {
    let mut bench = Bench::new(config());
    for name in ["delta", "alpha", "echo", "bravo", "charlie", "Zulu"] {
        bench.topic(name, 1);
    }
    super::fine("delete_topic", bench.broker.delete_topic(&id("bravo")));
    bench.topic("foxtrot", 1);
    check(
        "list_topics()",
        bench.broker.list_topics(),
        ["Zulu", "alpha", "charlie", "delta", "echo", "foxtrot"]
            .map(id)
            .to_vec(),
        "all topics that exist, in ascending order as String has it",
    );
}

#[test]
fn the_figures_count_what_is_kept() {
    let mut bench = Bench::with(config(), 3, &["c"]);
    bench.topic("empty", 2);
    bench.fill("t", 0, 7);
    bench.poll("c", 100);
    bench.leave("c");
    let stats = bench.broker.stats();
    check(
        "messages, topics, partitions and groups of stats(), 7 messages in one of two topics,",
        (
            stats.total_messages,
            stats.total_topics,
            stats.total_partitions,
            stats.total_consumer_groups,
        ),
        (7, 2, 5, 1),
        "messages stay when they are consumed, and a group when its last member has left",
    );
    let of = |name: &str| stats.messages_per_topic.get(name).copied();
    check(
        "messages_per_topic of t, empty and unknown",
        [of("t"), of("empty"), of("unknown")],
        [Some(7), Some(0), None],
        "each topic has an entry, also if it is empty",
    );
}

#[test]
fn a_topic_created_again_starts_from_nothing() {
    let mut bench = Bench::with(config(), 2, &["c"]);
    bench.topic("other", 1);
    bench.fill("t", 0, 4);
    bench.poll("c", 100);
    bench.ack("c", "t", 0, 1);
    super::fine("delete_topic", bench.broker.delete_topic(&id("t")));
    check(
        "what the group has committed in a deleted topic",
        bench.committed("t", 0),
        None,
        "it is forgotten with the topic",
    );
    bench.topic("t", 1);
    let again = bench.publish("t", message("t-0"));
    check(
        "the offset of t-0, published to the topic that was created again,",
        again.offset,
        0,
        "offsets and ids of the deleted topic are forgotten",
    );
    check(
        "what the group has committed in the topic that was created again",
        bench.committed("t", 0),
        None,
        "nothing yet",
    );
    check(
        "what a poll delivers of the topic that was created again",
        bench.offsets("c", 100),
        vec![0],
        "it starts at 0: what was committed in the deleted topic is forgotten",
    );
}
