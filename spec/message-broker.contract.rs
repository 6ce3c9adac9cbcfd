use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use thiserror::Error;

/// The name of a topic.
pub type TopicId = String;
/// The number of a partition within its topic, from 0.
pub type PartitionId = u32;
/// The name of a consumer group.
pub type ConsumerGroupId = String;
/// The name of a consumer, unique in its group.
pub type ConsumerId = String;
/// The place of a message in its partition, from 0.
pub type Offset = u64;
/// The name that a producer gives a message.
pub type MessageId = String;

/// Tells the time. It never runs backwards.
pub trait Clock: Send + Sync {
    fn now(&self) -> Instant;
}

/// A clock that stands still until it is moved.
pub struct ManualClock { /* private */ }

impl ManualClock {
    /// Stands at the moment of this call.
    pub fn new() -> Self;

    /// Moves forward.
    pub fn advance(&self, by: Duration);
}

impl Clock for ManualClock {
    fn now(&self) -> Instant;
}

/// The settings of a broker; times are in milliseconds, sizes in bytes.
#[derive(Debug, Clone)]
pub struct BrokerConfig {
    /// Partitions of a topic that asks for 0 of them (4).
    pub default_partitions: u32,
    /// How long messages are kept (86,400,000: a day).
    pub retention_ms: u64,
    /// How large a message may be (1,048,576).
    pub max_message_size: usize,
    /// When a message that is not acknowledged goes back (30,000).
    pub ack_timeout_ms: u64,
    /// How many unacknowledged messages one consumer may hold (1,000).
    pub max_unacked_messages: usize,
    /// When a consumer that does not call is taken for dead (45,000).
    pub session_timeout_ms: u64,
    /// After how many failures a message becomes a dead letter; 0 for never (5).
    pub max_delivery_attempts: u32,
    /// Ends the names of dead letter topics (".dlq").
    pub dead_letter_suffix: String,
}

impl Default for BrokerConfig {
    fn default() -> Self;
}

/// What a group is promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliverySemantics {
    /// May lose, never repeats.
    AtMostOnce,
    /// May repeat, never loses.
    AtLeastOnce,
    /// Delivers as AtLeastOnce does, to a consumer whose effects happen once.
    ExactlyOnce,
}

/// What a producer hands in.
#[derive(Debug, Clone)]
pub struct Message {
    pub id: MessageId,
    /// Decides the partition.
    pub key: Option<Vec<u8>>,
    pub payload: Vec<u8>,
    pub headers: HashMap<String, String>,
    /// The producer's time; the broker decides nothing by it.
    pub timestamp: Instant,
}

/// What a consumer is given.
#[derive(Debug, Clone)]
pub struct ConsumedMessage {
    pub message: Message,
    pub topic: TopicId,
    pub partition: PartitionId,
    pub offset: Offset,
}

/// The settings of a topic.
#[derive(Debug, Clone)]
pub struct TopicConfig {
    pub name: TopicId,
    /// 0 for the broker's default.
    pub partitions: u32,
    /// `None` for the broker's.
    pub retention_ms: Option<u64>,
    /// `None` for the broker's.
    pub max_message_size: Option<usize>,
}

/// Where a published message is kept.
#[derive(Debug, Clone)]
pub struct PublishResult {
    pub topic: TopicId,
    pub partition: PartitionId,
    pub offset: Offset,
    pub message_id: MessageId,
}

/// Why a call was refused.
#[derive(Debug, Error)]
pub enum BrokerError {
    #[error("Topic not found: {0}")]
    TopicNotFound(TopicId),
    #[error("Topic already exists: {0}")]
    TopicAlreadyExists(TopicId),
    #[error("Partition not found: {0}:{1}")]
    PartitionNotFound(TopicId, PartitionId),
    #[error("Consumer group not found: {0}")]
    GroupNotFound(ConsumerGroupId),
    /// Not a member, or not the one that the partition is assigned to.
    #[error("Consumer not registered: {0}")]
    ConsumerNotRegistered(ConsumerId),
    #[error("Message too large: {size} > {max}")]
    MessageTooLarge { size: usize, max: usize },
    #[error("Invalid offset: {requested}, valid range: [{min}, {max}]")]
    InvalidOffset { requested: Offset, min: Offset, max: Offset },
    #[error("Too many unacked messages")]
    TooManyUnacked,
}

/// The broker.
pub struct MessageBroker { /* private */ }

impl MessageBroker {
    /// A broker on the system's clock.
    pub fn new(config: BrokerConfig) -> Self;

    /// A broker that asks this clock, and no other.
    pub fn with_clock(config: BrokerConfig, clock: Arc<dyn Clock>) -> Self;

    /// Creates a topic.
    pub fn create_topic(&mut self, config: TopicConfig) -> Result<(), BrokerError>;

    /// Deletes a topic, its messages, and all that groups have noted of it.
    pub fn delete_topic(&mut self, topic: &TopicId) -> Result<(), BrokerError>;

    /// The names of all topics, in ascending order.
    pub fn list_topics(&self) -> Vec<TopicId>;

    /// The settings of a topic.
    pub fn get_topic_config(&self, topic: &TopicId) -> Option<TopicConfig>;

    /// Stores a message, once for each id.
    pub fn publish(&mut self, topic: &TopicId, message: Message) -> Result<PublishResult, BrokerError>;

    /// Stores all of these messages, or none.
    pub fn publish_batch(
        &mut self,
        topic: &TopicId,
        messages: Vec<Message>,
    ) -> Result<Vec<PublishResult>, BrokerError>;

    /// Makes the consumer a member of the group.
    pub fn join_group(
        &mut self,
        group_id: ConsumerGroupId,
        consumer_id: ConsumerId,
        topics: Vec<TopicId>,
        semantics: DeliverySemantics,
    ) -> Result<(), BrokerError>;

    /// Ends the membership.
    pub fn leave_group(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
    ) -> Result<(), BrokerError>;

    /// The next messages for the consumer. Never waits.
    pub fn poll(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        max_messages: usize,
        timeout: Duration,
    ) -> Result<Vec<ConsumedMessage>, BrokerError>;

    /// Everything up to and including these offsets is done.
    pub fn acknowledge(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError>;

    /// These messages have failed.
    pub fn nack(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError>;

    /// Everything below these offsets is done.
    pub fn commit_offsets(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError>;

    /// The next offset to read of each partition in which the group has committed.
    pub fn get_committed_offsets(
        &self,
        group_id: &ConsumerGroupId,
    ) -> HashMap<(TopicId, PartitionId), Offset>;

    /// Makes this offset the next one to be served.
    pub fn seek(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
        offset: Offset,
    ) -> Result<(), BrokerError>;

    /// Goes to the oldest message that is kept.
    pub fn seek_to_beginning(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
    ) -> Result<(), BrokerError>;

    /// Goes to where the next message will be published.
    pub fn seek_to_end(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
    ) -> Result<(), BrokerError>;

    /// Drops what is too old, and says how many messages that were.
    pub fn cleanup_expired(&mut self) -> usize;

    /// Begins a new generation of the group.
    pub fn rebalance_group(&mut self, group_id: &ConsumerGroupId) -> Result<(), BrokerError>;

    /// The partitions that the consumer has, in ascending order.
    pub fn assignment(
        &self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
    ) -> Result<Vec<(TopicId, PartitionId)>, BrokerError>;

    /// How often the group has been rebalanced.
    pub fn generation(&self, group_id: &ConsumerGroupId) -> Result<u64, BrokerError>;

    /// What the broker holds.
    pub fn stats(&self) -> BrokerStats;
}

/// What a broker holds at this moment.
#[derive(Debug, Clone)]
pub struct BrokerStats {
    pub total_messages: u64,
    pub total_topics: usize,
    pub total_partitions: usize,
    pub total_consumer_groups: usize,
    pub messages_per_topic: HashMap<TopicId, u64>,
}
