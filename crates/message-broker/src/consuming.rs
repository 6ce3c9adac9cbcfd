//! The consumers' side: what a poll hands out.

use std::time::{Duration, Instant};

use crate::cursor::Cursor;
use crate::dead_letter::time_out;
use crate::grouping::find;
use crate::topics::{Place, Topics};
use crate::{
    BrokerError, ConsumedMessage, ConsumerGroupId, ConsumerId, DeliverySemantics, MessageBroker,
};

impl MessageBroker {
    /// The next messages of the partitions that are assigned to the consumer, at most
    /// `max_messages`, and no more than it may still hold. Never waits: there is nobody who could
    /// publish meanwhile, so `timeout` changes nothing.
    ///
    /// Overdue messages go back first.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound), then
    /// [`ConsumerNotRegistered`](BrokerError::ConsumerNotRegistered), then
    /// [`TooManyUnacked`](BrokerError::TooManyUnacked).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, DeliverySemantics, MessageBroker};
    /// use std::time::Duration;
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// broker.join_group(group.clone(), consumer.clone(), vec![], DeliverySemantics::AtLeastOnce)?;
    /// assert!(broker.poll(&group, &consumer, 10, Duration::from_secs(3_600))?.is_empty());
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn poll(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        max_messages: usize,
        timeout: Duration,
    ) -> Result<Vec<ConsumedMessage>, BrokerError> {
        let _ = timeout;
        let now = self.clock.now();
        self.expire_members(group_id, now)?.call(consumer_id, now)?;
        self.take_back_overdue(group_id, consumer_id, now)?;
        self.serve(group_id, consumer_id, max_messages, now)
    }

    /// Partitions whose first message in hand is overdue go back to it.
    fn take_back_overdue(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        now: Instant,
    ) -> Result<(), BrokerError> {
        let timeout = Duration::from_millis(self.config.ack_timeout_ms);
        let (member, cursors) = find(&mut self.groups, group_id)?.member(consumer_id)?;
        let (places, topics, config) = (&member.assigned, &self.topics, &self.config);
        let overdue = |cursor: &Cursor| cursor.overdue(now, timeout);
        let graves = time_out(cursors, places, topics, config, overdue);
        self.bury(group_id, graves, now);
        Ok(())
    }

    /// Goes round the partitions, from the one behind that which was served last.
    fn serve(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
        max_messages: usize,
        now: Instant,
    ) -> Result<Vec<ConsumedMessage>, BrokerError> {
        let group = find(&mut self.groups, group_id)?;
        let commit = group.semantics == DeliverySemantics::AtMostOnce;
        let (member, cursors) = group.member(consumer_id)?;
        let held = cursors.in_hand(&member.assigned);
        let room = self.config.max_unacked_messages.saturating_sub(held);
        if room == 0 && !commit {
            return Err(BrokerError::TooManyUnacked);
        }
        let limit = if commit {
            max_messages
        } else {
            max_messages.min(room)
        };
        let mut messages = Vec::new();
        let count = member.assigned.len();
        let start = member.turn;
        for at in (start..count).chain(0..start) {
            if messages.len() == limit {
                break;
            }
            let place = member.assigned[at];
            let cursor = cursors.at(place);
            let before = messages.len();
            read(&self.topics, place, cursor, limit, &mut messages);
            if let Some(first) = messages.get(before).map(|message| message.offset) {
                member.turn = (at + 1) % count;
                match commit {
                    true => cursor.commit(cursor.position()),
                    false => cursor.delivered(first, now),
                }
            }
        }
        Ok(messages)
    }
}

/// Reads on in one partition until `messages` has `limit` of them, or the log ends.
fn read(
    topics: &Topics,
    place: Place,
    cursor: &mut Cursor,
    limit: usize,
    messages: &mut Vec<ConsumedMessage>,
) {
    let log = topics.log(place);
    let topic = &topics.at(place.0).config.name;
    while messages.len() < limit
        && let Some(offset) = cursor.next(log.end())
        && let Some(message) = log.get(offset)
    {
        messages.push(ConsumedMessage {
            message: message.clone(),
            topic: topic.clone(),
            partition: place.1,
            offset,
        });
        cursor.advance();
    }
}
