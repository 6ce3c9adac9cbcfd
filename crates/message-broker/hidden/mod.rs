//! The hidden tests, one file a criterion, and what they share.

mod dead_letters;
mod fencing;
mod flow;
mod history;
mod offsets;
mod order;
mod promises;
mod publishing;
mod rebalancing;
mod redelivery;
mod retention;
mod seeking;
mod topics;

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::{
    BrokerConfig, BrokerError, Clock, ConsumedMessage, DeliverySemantics, Message, MessageBroker,
    Offset, PartitionId, PublishResult, TopicConfig, TopicId,
};

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

fn id(name: &str) -> String {
    name.to_string()
}

/// A result in words, so that no test depends on more than the texts of the contract.
fn said<T>(result: Result<T, BrokerError>) -> String {
    match result {
        Ok(_) => "Ok".to_string(),
        Err(error) => error.to_string(),
    }
}

/// The tests' own clock, so that they do not depend on the submission's.
struct TestClock(Mutex<Instant>);

impl Clock for TestClock {
    fn now(&self) -> Instant {
        *self.0.lock().expect("nobody panics with the clock in hand")
    }
}

/// A message of which only the id matters.
fn message(name: &str) -> Message {
    Message {
        id: id(name),
        key: None,
        payload: name.as_bytes().to_vec(),
        headers: HashMap::new(),
        timestamp: Instant::now(),
    }
}

fn topic(name: &str, partitions: u32) -> TopicConfig {
    TopicConfig {
        name: id(name),
        partitions,
        retention_ms: None,
        max_message_size: None,
    }
}

/// No dead letters and no sessions that end, where a test is about something else.
fn config() -> BrokerConfig {
    BrokerConfig {
        session_timeout_ms: 1_000_000_000,
        max_delivery_attempts: 0,
        ..Default::default()
    }
}

/// A broker with a clock of its own, and short words for what the tests do. The group is `g`.
struct Bench {
    broker: MessageBroker,
    clock: Arc<TestClock>,
}

impl Bench {
    fn new(config: BrokerConfig) -> Bench {
        let clock = Arc::new(TestClock(Mutex::new(Instant::now())));
        Bench {
            broker: MessageBroker::with_clock(config, clock.clone()),
            clock,
        }
    }

    /// One topic, `t`, and consumers that have joined in this order.
    fn with(config: BrokerConfig, partitions: u32, consumers: &[&str]) -> Bench {
        let mut bench = Bench::new(config);
        bench.topic("t", partitions);
        for consumer in consumers {
            bench.join(consumer, &["t"]);
        }
        bench
    }

    fn pass(&self, ms: u64) {
        let mut now = self
            .clock
            .0
            .lock()
            .expect("nobody panics with the clock in hand");
        *now += Duration::from_millis(ms);
    }

    #[track_caller]
    fn topic(&mut self, name: &str, partitions: u32) {
        fine(
            "create_topic",
            self.broker.create_topic(topic(name, partitions)),
        );
    }

    #[track_caller]
    fn join(&mut self, consumer: &str, topics: &[&str]) {
        self.join_as("g", consumer, topics, DeliverySemantics::AtLeastOnce);
    }

    #[track_caller]
    fn join_as(&mut self, group: &str, consumer: &str, topics: &[&str], how: DeliverySemantics) {
        let topics = topics.iter().map(|topic| id(topic)).collect();
        let joined = self.broker.join_group(id(group), id(consumer), topics, how);
        fine(&format!("join_group of {consumer} to {group}"), joined);
    }

    #[track_caller]
    fn leave(&mut self, consumer: &str) {
        let left = self.broker.leave_group(&id("g"), &id(consumer));
        fine(&format!("leave_group of {consumer}"), left);
    }

    #[track_caller]
    fn publish(&mut self, to: &str, message: Message) -> PublishResult {
        let published = self.broker.publish(&id(to), message);
        fine(&format!("publish to {to}"), published)
    }

    /// Messages without a key, so that the partitions take turns; ids `t-0`, `t-1`, …
    #[track_caller]
    fn fill(&mut self, to: &str, from: u32, count: u32) {
        for number in from..from + count {
            self.publish(to, message(&format!("{to}-{number}")));
        }
    }

    fn try_poll(
        &mut self,
        consumer: &str,
        max: usize,
    ) -> Result<Vec<ConsumedMessage>, BrokerError> {
        self.broker
            .poll(&id("g"), &id(consumer), max, Duration::from_millis(10))
    }

    #[track_caller]
    fn poll(&mut self, consumer: &str, max: usize) -> Vec<ConsumedMessage> {
        let polled = self.try_poll(consumer, max);
        fine(&format!("poll of {consumer}"), polled)
    }

    /// The offsets that a poll delivers, of whichever partitions.
    #[track_caller]
    fn offsets(&mut self, consumer: &str, max: usize) -> Vec<Offset> {
        self.poll(consumer, max)
            .iter()
            .map(|message| message.offset)
            .collect()
    }

    /// Polls until nothing comes any more, and acknowledges nothing.
    #[track_caller]
    fn drain(&mut self, consumer: &str) -> Vec<ConsumedMessage> {
        let mut all = Vec::new();
        for _ in 0..1_000 {
            let some = self.poll(consumer, 100);
            if some.is_empty() {
                break;
            }
            all.extend(some);
        }
        all
    }

    fn ack(&mut self, consumer: &str, of: &str, partition: PartitionId, last: Offset) -> String {
        let offsets = HashMap::from([((id(of), partition), last)]);
        said(self.broker.acknowledge(&id("g"), &id(consumer), offsets))
    }

    fn nack(&mut self, consumer: &str, of: &str, partition: PartitionId, failed: Offset) -> String {
        let offsets = HashMap::from([((id(of), partition), failed)]);
        said(self.broker.nack(&id("g"), &id(consumer), offsets))
    }

    fn commit(&mut self, consumer: &str, of: &str, partition: PartitionId, next: Offset) -> String {
        let offsets = HashMap::from([((id(of), partition), next)]);
        said(self.broker.commit_offsets(&id("g"), &id(consumer), offsets))
    }

    fn seek(&mut self, consumer: &str, of: &str, partition: PartitionId, to: Offset) -> String {
        said(
            self.broker
                .seek(&id("g"), &id(consumer), &id(of), partition, to),
        )
    }

    fn committed(&self, of: &str, partition: PartitionId) -> Option<Offset> {
        let committed = self.broker.get_committed_offsets(&id("g"));
        committed.get(&(id(of), partition)).copied()
    }

    #[track_caller]
    fn assignment(&self, consumer: &str) -> Vec<(TopicId, PartitionId)> {
        let assigned = self.broker.assignment(&id("g"), &id(consumer));
        fine(&format!("assignment of {consumer}"), assigned)
    }

    #[track_caller]
    fn generation(&self) -> u64 {
        fine("generation", self.broker.generation(&id("g")))
    }
}

/// What must succeed before a test can go on.
#[track_caller]
fn fine<T>(what: &str, result: Result<T, BrokerError>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{what} is refused ({error}), but it is in order here"),
    }
}
