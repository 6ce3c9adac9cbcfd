//! message-broker.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use message_broker::{BrokerConfig, DeliverySemantics, Message, MessageBroker, TopicConfig};

use super::{BATCH, Cost, Load, timed};

fn message(load: Load, number: usize) -> Message {
    Message {
        id: format!("message-{number}"),
        key: None,
        payload: load.payload(number),
        headers: HashMap::new(),
        timestamp: Instant::now(),
    }
}

pub fn run(load: Load, batches: bool) -> Cost {
    let mut broker = MessageBroker::new(BrokerConfig::default());
    let (topic, group, consumer) = ("t".to_string(), "g".to_string(), "c".to_string());
    let created = broker.create_topic(TopicConfig {
        name: topic.clone(),
        partitions: load.partitions,
        retention_ms: None,
        max_message_size: None,
    });
    created.expect("the topic is new");
    let messages: Vec<Message> = (0..load.messages).map(|n| message(load, n)).collect();
    let publish = match batches {
        false => publish(&mut broker, &topic, messages),
        true => publish_batches(&mut broker, &topic, messages),
    };
    let semantics = DeliverySemantics::AtLeastOnce;
    let joined = broker.join_group(group.clone(), consumer.clone(), vec![topic], semantics);
    joined.expect("the topic exists");
    let mut next = vec![0; load.partitions as usize];
    let ((), poll) = timed(|| {
        loop {
            let polled = broker.poll(&group, &consumer, BATCH, Duration::ZERO);
            let polled = polled.expect("everything is acknowledged");
            if polled.is_empty() {
                return;
            }
            let mut done = HashMap::new();
            for message in polled {
                load.check(
                    &mut next,
                    message.partition as usize,
                    &message.message.payload,
                );
                done.insert((message.topic, message.partition), message.offset);
            }
            broker
                .acknowledge(&group, &consumer, done)
                .expect("all of it was delivered");
        }
    });
    load.check_all(&next);
    let committed: u64 = broker.get_committed_offsets(&group).values().sum();
    assert_eq!(
        committed, load.messages as u64,
        "every message is committed"
    );
    Cost { publish, poll }
}

fn publish(broker: &mut MessageBroker, topic: &String, messages: Vec<Message>) -> Duration {
    let ((), took) = timed(|| {
        for message in messages {
            broker.publish(topic, message).expect("the topic exists");
        }
    });
    took
}

fn publish_batches(
    broker: &mut MessageBroker,
    topic: &String,
    mut messages: Vec<Message>,
) -> Duration {
    let mut batches = Vec::new();
    while !messages.is_empty() {
        let rest = messages.split_off(messages.len().min(BATCH));
        batches.push(std::mem::replace(&mut messages, rest));
    }
    let ((), took) = timed(|| {
        for batch in batches {
            broker
                .publish_batch(topic, batch)
                .expect("the topic exists");
        }
    });
    took
}
