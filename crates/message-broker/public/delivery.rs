//! What consumers get, and when they get it again.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::{broker, id, make_message, poll};
use crate::{BrokerConfig, DeliverySemantics, ManualClock, MessageBroker, TopicConfig};

#[test]
fn the_members_of_a_group_share_the_messages() {
    let config = BrokerConfig::default();
    let mut broker = broker(config, "distributed", 2, &["consumer1", "consumer2"]);
    for i in 0..100 {
        let mut message = make_message(&format!("msg{i}"));
        message.key = Some(format!("key{i}").into_bytes());
        broker.publish(&id("distributed"), message).unwrap();
    }
    let first = poll(&mut broker, "consumer1", 100);
    let second = poll(&mut broker, "consumer2", 100);
    assert_eq!(first.len() + second.len(), 100);
}

#[test]
fn what_is_not_acknowledged_in_time_is_delivered_again() {
    let config = BrokerConfig {
        ack_timeout_ms: 50,
        ..Default::default()
    };
    let mut broker = broker(config, "alo", 1, &["consumer"]);
    broker
        .publish(&id("alo"), make_message("important"))
        .unwrap();
    let first = poll(&mut broker, "consumer", 10);
    assert_eq!(first.len(), 1);
    std::thread::sleep(Duration::from_millis(60));
    let second = poll(&mut broker, "consumer", 10);
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].message.id, first[0].message.id);
}

/// The same on a clock that the test moves: no time passes but what it says.
#[test]
fn what_is_not_acknowledged_in_time_is_delivered_again_on_any_clock() {
    let clock = Arc::new(ManualClock::new());
    let mut broker = MessageBroker::with_clock(BrokerConfig::default(), clock.clone());
    let created = broker.create_topic(TopicConfig {
        name: id("alo"),
        partitions: 1,
        retention_ms: None,
        max_message_size: None,
    });
    created.unwrap();
    let semantics = DeliverySemantics::AtLeastOnce;
    broker
        .join_group(id("group"), id("consumer"), vec![id("alo")], semantics)
        .unwrap();
    broker
        .publish(&id("alo"), make_message("important"))
        .unwrap();
    assert_eq!(poll(&mut broker, "consumer", 10).len(), 1);
    assert_eq!(poll(&mut broker, "consumer", 10).len(), 0, "it is in hand");
    clock.advance(Duration::from_secs(30));
    assert_eq!(
        poll(&mut broker, "consumer", 10).len(),
        1,
        "30 s have passed"
    );
}

#[test]
fn everything_comes_again_after_a_seek_to_the_beginning() {
    let mut broker = broker(BrokerConfig::default(), "seekable", 1, &["consumer"]);
    for i in 0..5 {
        broker
            .publish(&id("seekable"), make_message(&format!("msg{i}")))
            .unwrap();
    }
    assert_eq!(poll(&mut broker, "consumer", 10).len(), 5);
    let offsets = HashMap::from([((id("seekable"), 0), 4)]);
    broker
        .acknowledge(&id("group"), &id("consumer"), offsets)
        .unwrap();
    let sought = broker.seek_to_beginning(&id("group"), &id("consumer"), &id("seekable"), 0);
    sought.unwrap();
    assert_eq!(poll(&mut broker, "consumer", 10).len(), 5);
}
