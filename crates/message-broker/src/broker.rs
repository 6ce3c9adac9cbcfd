//! The broker, and its topics.

use std::collections::HashMap;
use std::sync::Arc;

use crate::clock::SystemClock;
use crate::group::Group;
use crate::topic::Topic;
use crate::topics::Topics;
use crate::{BrokerConfig, BrokerError, BrokerStats, Clock, ConsumerGroupId, TopicConfig, TopicId};

/// A broker in memory. Nothing happens behind its back: sessions, timeouts and retention are looked
/// at in calls, and no call waits.
///
/// ```
/// use message_broker::{BrokerConfig, MessageBroker};
/// use std::sync::{Arc, Mutex};
///
/// let shared = Arc::new(Mutex::new(MessageBroker::new(BrokerConfig::default())));
/// let other = Arc::clone(&shared);
/// let topics = std::thread::spawn(move || other.lock().unwrap().list_topics()).join().unwrap();
/// assert!(topics.is_empty());
/// ```
// solution
pub struct MessageBroker {
    pub(crate) config: BrokerConfig,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) topics: Topics,
    pub(crate) groups: HashMap<ConsumerGroupId, Group>,
}
// starter: pub struct MessageBroker {
// starter:     // Your private fields: the settings, the clock, the topics with their logs, and the groups.
// starter: }
// end solution

impl MessageBroker {
    /// A broker without topics, on the clock of the system.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker};
    ///
    /// assert_eq!(MessageBroker::new(BrokerConfig::default()).stats().total_topics, 0);
    /// ```
    pub fn new(config: BrokerConfig) -> Self {
        Self::with_clock(config, Arc::new(SystemClock))
    }

    /// A broker without topics that asks `clock` for the time, and nobody else.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, ManualClock, MessageBroker};
    /// use std::sync::Arc;
    ///
    /// let clock = Arc::new(ManualClock::new());
    /// let broker = MessageBroker::with_clock(BrokerConfig::default(), clock.clone());
    /// assert!(broker.list_topics().is_empty());
    /// ```
    pub fn with_clock(config: BrokerConfig, clock: Arc<dyn Clock>) -> Self {
        Self {
            config,
            clock,
            topics: Topics::default(),
            groups: HashMap::new(),
        }
    }

    /// Creates a topic. Members that are still subscribed to its name, since one of that name was
    /// deleted, get its partitions at once.
    ///
    /// # Errors
    ///
    /// [`TopicAlreadyExists`](BrokerError::TopicAlreadyExists).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker, TopicConfig};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (name, partitions) = ("orders".to_string(), 0);
    /// broker.create_topic(TopicConfig { name, partitions, retention_ms: None, max_message_size: None })?;
    /// assert_eq!(broker.stats().total_partitions, 4); // the default
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn create_topic(&mut self, config: TopicConfig) -> Result<(), BrokerError> {
        let name = config.name.clone();
        if self.topics.get(&name).is_some() {
            return Err(BrokerError::TopicAlreadyExists(name));
        }
        self.topics.insert(Topic::new(config, &self.config));
        self.rebalance_subscribers(&name);
        Ok(())
    }

    /// Deletes a topic, its messages, and all that groups have noted of it. Members stay subscribed
    /// to the name.
    ///
    /// # Errors
    ///
    /// [`TopicNotFound`](BrokerError::TopicNotFound).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let refused = broker.delete_topic(&"orders".to_string());
    /// assert!(matches!(refused, Err(BrokerError::TopicNotFound(_))));
    /// ```
    pub fn delete_topic(&mut self, topic: &TopicId) -> Result<(), BrokerError> {
        let slot = self.topics.remove(topic);
        let slot = slot.ok_or_else(|| BrokerError::TopicNotFound(topic.clone()))?;
        for group in self.groups.values_mut() {
            group.cursors.forget(slot);
        }
        self.rebalance_subscribers(topic);
        Ok(())
    }

    fn rebalance_subscribers(&mut self, topic: &TopicId) {
        let groups = self.groups.values_mut();
        for group in groups.filter(|group| group.subscribes(topic)) {
            group.rebalance(&self.topics);
        }
    }

    /// The names of all topics, in ascending order.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker};
    ///
    /// assert!(MessageBroker::new(BrokerConfig::default()).list_topics().is_empty());
    /// ```
    pub fn list_topics(&self) -> Vec<TopicId> {
        let topics = self.topics.iter();
        let mut names: Vec<_> = topics.map(|(_, topic)| topic.config.name.clone()).collect();
        names.sort_unstable();
        names
    }

    /// The settings of a topic as they were given, but for `partitions`, which is the number that
    /// it has.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker};
    ///
    /// let broker = MessageBroker::new(BrokerConfig::default());
    /// assert!(broker.get_topic_config(&"orders".to_string()).is_none());
    /// ```
    pub fn get_topic_config(&self, topic: &TopicId) -> Option<TopicConfig> {
        self.topics.get(topic).map(|topic| topic.config.clone())
    }

    /// What the broker holds.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker};
    ///
    /// let stats = MessageBroker::new(BrokerConfig::default()).stats();
    /// assert!(stats.messages_per_topic.is_empty());
    /// ```
    pub fn stats(&self) -> BrokerStats {
        let topics = || self.topics.iter().map(|(_, topic)| topic);
        BrokerStats {
            total_messages: topics().map(Topic::len).sum(),
            total_topics: topics().count(),
            total_partitions: topics().map(|topic| topic.partitions.logs.len()).sum(),
            total_consumer_groups: self.groups.len(),
            messages_per_topic: topics()
                .map(|topic| (topic.config.name.clone(), topic.len()))
                .collect(),
        }
    }
}
