//! Figures of a broker.

use std::collections::HashMap;

use crate::TopicId;

/// What a broker holds at this moment.
///
/// ```
/// use message_broker::{BrokerConfig, MessageBroker};
///
/// let stats = MessageBroker::new(BrokerConfig::default()).stats();
/// assert_eq!((stats.total_messages, stats.total_topics), (0, 0));
/// ```
#[derive(Debug, Clone)]
pub struct BrokerStats {
    /// Messages in all topics, those of dead letter topics among them.
    pub total_messages: u64,
    /// Topics.
    pub total_topics: usize,
    /// Partitions of all topics.
    pub total_partitions: usize,
    /// Consumer groups, those without members among them.
    pub total_consumer_groups: usize,
    /// Messages of each topic; topics without messages have a 0.
    pub messages_per_topic: HashMap<TopicId, u64>,
}
