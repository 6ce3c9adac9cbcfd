//! The producers' side, and retention.

use crate::topic::Topic;
use crate::{BrokerError, Message, MessageBroker, PublishResult, TopicId};

impl MessageBroker {
    /// Stores a message at the end of a partition: the one of its key, or else the next in turn.
    ///
    /// A message whose id the topic holds already is not stored again; the place of the first comes
    /// back.
    ///
    /// # Errors
    ///
    /// [`TopicNotFound`](BrokerError::TopicNotFound), then
    /// [`MessageTooLarge`](BrokerError::MessageTooLarge).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, Message, MessageBroker, TopicConfig};
    /// use std::collections::HashMap;
    /// use std::time::Instant;
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let name = "orders".to_string();
    /// broker.create_topic(TopicConfig {
    ///     name: name.clone(),
    ///     partitions: 4,
    ///     retention_ms: None,
    ///     max_message_size: None,
    /// })?;
    /// let message = |id: &str| Message {
    ///     id: id.to_string(),
    ///     key: Some(b"customer-7".to_vec()),
    ///     payload: b"one book".to_vec(),
    ///     headers: HashMap::new(),
    ///     timestamp: Instant::now(),
    /// };
    /// let first = broker.publish(&name, message("1"))?;
    /// let second = broker.publish(&name, message("2"))?;
    /// assert_eq!(second.partition, first.partition);
    /// assert_eq!(second.offset, first.offset + 1);
    /// assert_eq!(broker.publish(&name, message("1"))?.offset, first.offset);
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn publish(
        &mut self,
        topic: &TopicId,
        message: Message,
    ) -> Result<PublishResult, BrokerError> {
        let topic = self.topics.get_mut(topic)?;
        topic.check_size(&message)?;
        Ok(topic.publish(message, self.clock.now()))
    }

    /// Stores messages as [`publish`](Self::publish) does, one after the other; all of them or none.
    ///
    /// # Errors
    ///
    /// Those of `publish`, for the first message that is refused.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let refused = broker.publish_batch(&"orders".to_string(), Vec::new());
    /// assert!(matches!(refused, Err(BrokerError::TopicNotFound(_))));
    /// ```
    pub fn publish_batch(
        &mut self,
        topic: &TopicId,
        messages: Vec<Message>,
    ) -> Result<Vec<PublishResult>, BrokerError> {
        let topic = self.topics.get_mut(topic)?;
        messages
            .iter()
            .try_for_each(|message| topic.check_size(message))?;
        let now = self.clock.now();
        Ok(messages
            .into_iter()
            .map(|message| topic.publish(message, now))
            .collect())
    }

    /// Drops the messages that are as old as the retention of their topic, counted from their
    /// arrival, and says how many there were. Nothing else drops messages.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker};
    ///
    /// assert_eq!(MessageBroker::new(BrokerConfig::default()).cleanup_expired(), 0);
    /// ```
    pub fn cleanup_expired(&mut self) -> usize {
        let now = self.clock.now();
        self.topics
            .iter_mut()
            .map(|topic: &mut Topic| topic.drop_expired(now))
            .sum()
    }
}
