//! What consumers say about the messages that they were given.

use std::collections::HashMap;
use std::time::Instant;

use crate::cursor::Cursor;
use crate::dead_letter::{Grave, NACK};
use crate::grouping::find;
use crate::topics::Place;
use crate::{
    BrokerError, ConsumerGroupId, ConsumerId, MessageBroker, Offset, PartitionId, TopicId,
};

type Offsets = HashMap<(TopicId, PartitionId), Offset>;

impl MessageBroker {
    /// Everything up to and including these offsets is done. Committed at once.
    ///
    /// An offset names the **last** message that is done. What was done already stays done.
    ///
    /// # Errors
    ///
    /// As [`nack`](Self::nack), but an offset below those in hand is fine.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    /// use std::collections::HashMap;
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let refused = broker.acknowledge(&group, &consumer, HashMap::new());
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn acknowledge(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let checked = self.check(group_id, consumer_id, offsets, now, Cursor::check_delivered)?;
        let group = find(&mut self.groups, group_id)?;
        for (place, last) in checked {
            group.assigned(consumer_id, place)?.acknowledge(last);
        }
        Ok(())
    }

    /// These messages have failed: each goes back, with everything of its partition behind it, and
    /// is what the next poll delivers; or it becomes a dead letter, if this was its last attempt.
    /// What is in hand before it stays there.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound), then
    /// [`ConsumerNotRegistered`](BrokerError::ConsumerNotRegistered). Then for the first offset, by
    /// topic and partition, that is at fault: [`TopicNotFound`](BrokerError::TopicNotFound),
    /// [`PartitionNotFound`](BrokerError::PartitionNotFound), `ConsumerNotRegistered` if the
    /// partition is not assigned to this consumer, [`InvalidOffset`](BrokerError::InvalidOffset) if
    /// the message is not in hand.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    /// use std::collections::HashMap;
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let refused = broker.nack(&group, &consumer, HashMap::new());
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn nack(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let checked = self.check(group_id, consumer_id, offsets, now, Cursor::check_in_hand)?;
        let mut graves = Vec::new();
        for (place, offset) in checked {
            let limit = self.config.attempts_in(self.topics.at(place.0));
            let group = find(&mut self.groups, group_id)?;
            let failed = group.assigned(consumer_id, place)?.fail(offset, limit);
            let reason = NACK;
            graves.extend(failed.map(|attempts| Grave {
                place,
                offset,
                attempts,
                reason,
            }));
        }
        self.bury(group_id, graves, now);
        Ok(())
    }

    /// Commits by hand. An offset names the **next** message to read: everything below it is done.
    /// A commit that is behind an earlier one does not lower what is committed; but after a seek
    /// back it, too, takes everything below it out of hand.
    ///
    /// # Errors
    ///
    /// As [`nack`](Self::nack), but every offset up to the position, the next to be served, is fine.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    /// use std::collections::HashMap;
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let refused = broker.commit_offsets(&group, &consumer, HashMap::new());
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn commit_offsets(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: HashMap<(TopicId, PartitionId), Offset>,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        let checked = self.check(group_id, consumer_id, offsets, now, Cursor::check_commit)?;
        let group = find(&mut self.groups, group_id)?;
        for (place, next) in checked {
            group.assigned(consumer_id, place)?.commit(next);
        }
        Ok(())
    }

    /// All the offsets, if every one of them is right; in order, so that it is always the same one
    /// that is refused.
    fn check(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        offsets: Offsets,
        now: Instant,
        rule: impl Fn(&Cursor, Offset) -> Result<(), BrokerError>,
    ) -> Result<Vec<(Place, Offset)>, BrokerError> {
        self.expire_members(group_id, now)?.call(consumer_id, now)?;
        let mut sorted: Vec<_> = offsets.into_iter().collect();
        sorted.sort_unstable();
        let mut checked = Vec::with_capacity(sorted.len());
        for ((topic, partition), offset) in sorted {
            let place = self.topics.place(&topic, partition)?;
            rule(self.cursor(group_id, consumer_id, place)?, offset)?;
            checked.push((place, offset));
        }
        Ok(checked)
    }
}
