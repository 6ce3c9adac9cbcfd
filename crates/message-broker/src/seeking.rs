//! Moving to another place in a partition.

use crate::cursor::Cursor;
use crate::grouping::find;
use crate::topics::Place;
use crate::{
    BrokerError, ConsumerGroupId, ConsumerId, MessageBroker, Offset, PartitionId, TopicId,
};

impl MessageBroker {
    /// Makes `offset` the next one to be served, and drops what is in hand of the partition. What is
    /// committed stays.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound),
    /// [`ConsumerNotRegistered`](BrokerError::ConsumerNotRegistered),
    /// [`TopicNotFound`](BrokerError::TopicNotFound),
    /// [`PartitionNotFound`](BrokerError::PartitionNotFound), `ConsumerNotRegistered` if the
    /// partition is not assigned to this consumer, and
    /// [`InvalidOffset`](BrokerError::InvalidOffset) outside of the log, whose end is a valid place.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let refused = broker.seek(&group, &consumer, &"orders".to_string(), 0, 7);
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn seek(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
        offset: Offset,
    ) -> Result<(), BrokerError> {
        let to = |min: Offset, max: Offset| match (min..=max).contains(&offset) {
            true => Ok(offset),
            false => Err(BrokerError::InvalidOffset {
                requested: offset,
                min,
                max,
            }),
        };
        self.seek_within(group_id, consumer_id, topic, partition, to)
    }

    /// Goes to the oldest message that is kept.
    ///
    /// # Errors
    ///
    /// As [`seek`](Self::seek).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let refused = broker.seek_to_beginning(&group, &consumer, &"orders".to_string(), 0);
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn seek_to_beginning(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
    ) -> Result<(), BrokerError> {
        self.seek_within(group_id, consumer_id, topic, partition, |first, _| {
            Ok(first)
        })
    }

    /// Goes to where the next message will be published.
    ///
    /// # Errors
    ///
    /// As [`seek`](Self::seek).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let refused = broker.seek_to_end(&group, &consumer, &"orders".to_string(), 0);
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn seek_to_end(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
    ) -> Result<(), BrokerError> {
        self.seek_within(group_id, consumer_id, topic, partition, |_, end| Ok(end))
    }

    /// `target` is given the first offset and the end of the log.
    fn seek_within(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        topic: &TopicId,
        partition: PartitionId,
        target: impl Fn(Offset, Offset) -> Result<Offset, BrokerError>,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        self.expire_members(group_id, now)?.call(consumer_id, now)?;
        let place = self.topics.place(topic, partition)?;
        let log = self.topics.log(place);
        let (first, end) = (log.first(), log.end());
        let cursor = self.cursor(group_id, consumer_id, place)?;
        cursor.move_to(target(first, end)?);
        Ok(())
    }

    /// The cursor of a partition that is assigned to the consumer, up to date with the log.
    pub(crate) fn cursor(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        place: Place,
    ) -> Result<&mut Cursor, BrokerError> {
        let first = self.topics.log(place).first();
        let cursor = find(&mut self.groups, group_id)?.assigned(consumer_id, place)?;
        cursor.catch_up(first);
        Ok(cursor)
    }
}
