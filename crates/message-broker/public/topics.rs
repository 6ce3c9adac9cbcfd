//! Topics, and what goes into them.

use super::{broker, id, make_message, poll};
use crate::{BrokerConfig, BrokerError};

#[test]
fn a_message_that_is_published_is_consumed() {
    let mut broker = broker(BrokerConfig::default(), "test", 1, &["consumer1"]);
    broker.publish(&id("test"), make_message("hello")).unwrap();
    let messages = poll(&mut broker, "consumer1", 10);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].message.payload, b"hello");
}

#[test]
fn messages_with_one_key_go_to_one_partition() {
    let config = BrokerConfig {
        default_partitions: 4,
        ..Default::default()
    };
    let mut broker = broker(config, "keyed", 4, &[]);
    let mut partitions = Vec::new();
    for i in 0..10 {
        let mut message = make_message(&format!("msg{i}"));
        message.key = Some(b"user123".to_vec());
        let result = broker.publish(&id("keyed"), message).unwrap();
        assert_eq!(result.offset, i, "each message has the next offset");
        partitions.push(result.partition);
    }
    assert!(
        partitions
            .iter()
            .all(|&partition| partition == partitions[0])
    );
    assert_eq!(
        partitions[0], 2,
        "FNV-1a of user123 is 0x40becaa4c4442a06, modulo 4"
    );
}

#[test]
fn there_is_nothing_to_publish_to_without_a_topic() {
    let mut broker = broker(BrokerConfig::default(), "test", 0, &[]);
    assert_eq!(broker.list_topics(), ["test"]);
    assert_eq!(
        broker.stats().total_partitions,
        4,
        "0 stands for the default"
    );
    let refused = broker.publish(&id("other"), make_message("hello"));
    assert!(matches!(refused, Err(BrokerError::TopicNotFound(name)) if name == "other"));
}
