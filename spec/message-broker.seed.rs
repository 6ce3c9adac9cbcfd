use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};
use thiserror::Error;

pub type TopicId = String;
pub type PartitionId = u32;
pub type ConsumerGroupId = String;
pub type ConsumerId = String;
pub type Offset = u64;
pub type MessageId = String;

#[derive(Debug, Clone)]
pub struct BrokerConfig {
    pub default_partitions: u32,
    pub retention_ms: u64,
    pub max_message_size: usize,
    pub ack_timeout_ms: u64,
    pub max_unacked_messages: usize,
}

impl Default for BrokerConfig {
    fn default() -> Self {
        Self {
            default_partitions: 4,
            retention_ms: 86400000,
            max_message_size: 1048576,
            ack_timeout_ms: 30000,
            max_unacked_messages: 1000,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeliverySemantics {
    AtMostOnce,
    AtLeastOnce,
    ExactlyOnce,
}

#[derive(Debug, Clone)]
pub struct Message {
    pub id: MessageId,
    pub key: Option<Vec<u8>>,
    pub payload: Vec<u8>,
    pub headers: HashMap<String, String>,
    pub timestamp: Instant,
}

#[derive(Debug, Clone)]
pub struct ConsumedMessage {
    pub message: Message,
    pub topic: TopicId,
    pub partition: PartitionId,
    pub offset: Offset,
}

#[derive(Debug, Clone)]
pub struct TopicConfig {
    pub name: TopicId,
    pub partitions: u32,
    pub retention_ms: Option<u64>,
    pub max_message_size: Option<usize>,
}

#[derive(Debug, Clone)]
pub struct PublishResult {
    pub topic: TopicId,
    pub partition: PartitionId,
    pub offset: Offset,
    pub message_id: MessageId,
}

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
    #[error("Consumer not registered: {0}")]
    ConsumerNotRegistered(ConsumerId),
    #[error("Message too large: {size} > {max}")]
    MessageTooLarge { size: usize, max: usize },
    #[error("Invalid offset: {requested}, valid range: [{min}, {max}]")]
    InvalidOffset { requested: Offset, min: Offset, max: Offset },
    #[error("Too many unacked messages")]
    TooManyUnacked,
}

pub struct MessageBroker {
}

impl MessageBroker {
    pub fn new(config: BrokerConfig) -> Self;

    pub fn create_topic(&mut self, config: TopicConfig) -> Result<(), BrokerError>;

    pub fn delete_topic(&mut self, topic: &TopicId) -> Result<(), BrokerError>;

    pub fn list_topics(&self) -> Vec<TopicId>;

    pub fn get_topic_config(&self, topic: &TopicId) -> Option<TopicConfig>;

    pub fn publish(&mut self, topic: &TopicId, message: Message) -> Result<PublishResult, BrokerError>;

    pub fn publish_batch(
        &mut self,
        topic: &TopicId,
        messages: Vec<Message>,
    ) -> Result<Vec<PublishResult>, BrokerError>;

    pub fn join_group(
        &mut self,
        group_id: ConsumerGroupId,
        consumer_id: ConsumerId,
        topics: Vec<TopicId>,
        semantics: DeliverySemantics,
    ) -> Result<(), BrokerError>;

    pub fn leave_group(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
    ) -> Result<(), BrokerError>;

    pub fn poll(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        max_messages: usize,
        timeout: Duration,
    ) -> Result<Vec<ConsumedMessage>, BrokerError>;

    pub fn acknowledge(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError>;

    pub fn nack(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError>;

    pub fn commit_offsets(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError>;

    pub fn get_committed_offsets(
        &self,
        group_id: &ConsumerGroupId,
    ) -> HashMap<(TopicId, PartitionId), Offset>;

    pub fn seek(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
        offset: Offset,
    ) -> Result<(), BrokerError>;

    pub fn seek_to_beginning(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
    ) -> Result<(), BrokerError>;

    pub fn seek_to_end(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
    ) -> Result<(), BrokerError>;

    pub fn cleanup_expired(&mut self) -> usize;

    pub fn rebalance_group(&mut self, group_id: &ConsumerGroupId) -> Result<(), BrokerError>;

    pub fn stats(&self) -> BrokerStats;
}

#[derive(Debug, Clone)]
pub struct BrokerStats {
    pub total_messages: u64,
    pub total_topics: usize,
    pub total_partitions: usize,
    pub total_consumer_groups: usize,
    pub messages_per_topic: HashMap<TopicId, u64>,
}
