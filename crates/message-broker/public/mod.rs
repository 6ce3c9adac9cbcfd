//! The tests that come with the exercise: enough to start with, not enough to be sure.

mod delivery;
mod topics;

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::{
    BrokerConfig, ConsumedMessage, DeliverySemantics, Message, MessageBroker, TopicConfig,
};

fn id(name: &str) -> String {
    name.to_string()
}

fn make_message(payload: &str) -> Message {
    Message {
        id: uuid::Uuid::new_v4().to_string(),
        key: None,
        payload: payload.as_bytes().to_vec(),
        headers: HashMap::new(),
        timestamp: Instant::now(),
    }
}

/// A broker with one topic, and consumers in one group that promises at least once.
fn broker(config: BrokerConfig, topic: &str, partitions: u32, consumers: &[&str]) -> MessageBroker {
    let mut broker = MessageBroker::new(config);
    let created = broker.create_topic(TopicConfig {
        name: id(topic),
        partitions,
        retention_ms: None,
        max_message_size: None,
    });
    created.unwrap();
    for consumer in consumers {
        let semantics = DeliverySemantics::AtLeastOnce;
        let joined = broker.join_group(id("group"), id(consumer), vec![id(topic)], semantics);
        joined.unwrap();
    }
    broker
}

fn poll(broker: &mut MessageBroker, consumer: &str, max: usize) -> Vec<ConsumedMessage> {
    let polled = broker.poll(&id("group"), &id(consumer), max, Duration::from_millis(10));
    polled.unwrap()
}
