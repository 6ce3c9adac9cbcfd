//! Groups: who belongs to them, and what they have committed.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::cursor::Cursor;
use crate::dead_letter::time_out;
use crate::group::Group;
use crate::topics::Place;
use crate::{
    BrokerError, ConsumerGroupId, ConsumerId, DeliverySemantics, MessageBroker, Offset,
    PartitionId, TopicId,
};

impl MessageBroker {
    /// Makes the consumer a member, and begins a new generation. The group is created if need be;
    /// whoever does that fixes its semantics. A member that joins again starts again, with these
    /// topics.
    ///
    /// # Errors
    ///
    /// [`TopicNotFound`](BrokerError::TopicNotFound), for the first of `topics` that does not exist.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, DeliverySemantics, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// broker.join_group(group.clone(), consumer, vec![], DeliverySemantics::AtLeastOnce)?;
    /// assert_eq!(broker.generation(&group)?, 1);
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn join_group(
        &mut self,
        group_id: ConsumerGroupId,
        consumer_id: ConsumerId,
        topics: Vec<TopicId>,
        semantics: DeliverySemantics,
    ) -> Result<(), BrokerError> {
        let now = self.clock.now();
        // That there is no such group, or member, yet is fine. A join that is refused is a call, too.
        if let Ok(group) = self.expire_members(&group_id, now) {
            let _ = group.call(&consumer_id, now);
        }
        let exists = |topic: &&TopicId| self.topics.get(topic).is_some();
        if let Some(unknown) = topics.iter().find(|topic| !exists(topic)) {
            return Err(BrokerError::TopicNotFound(unknown.clone()));
        }
        let group = self
            .groups
            .entry(group_id)
            .or_insert_with(|| Group::new(semantics, now));
        group.join(consumer_id, topics, now);
        group.rebalance(&self.topics);
        Ok(())
    }

    /// Ends the consumer's membership, and begins a new generation. What it held is delivered to
    /// others; what the group has committed stays, also when nobody is left.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound), then
    /// [`ConsumerNotRegistered`](BrokerError::ConsumerNotRegistered).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, DeliverySemantics, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// broker.join_group(group.clone(), consumer.clone(), vec![], DeliverySemantics::AtLeastOnce)?;
    /// broker.leave_group(&group, &consumer)?;
    /// assert!(broker.leave_group(&group, &consumer).is_err());
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn leave_group(
        &mut self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
    ) -> Result<(), BrokerError> {
        let group = self.expire_members(group_id, self.clock.now())?;
        if group.members.remove(consumer_id).is_none() {
            return Err(BrokerError::ConsumerNotRegistered(consumer_id.clone()));
        }
        self.rebalance(group_id)
    }

    /// Begins a new generation: all partitions are dealt out anew, and each goes on at what was
    /// committed. Joining and leaving do this by themselves.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, BrokerError, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let refused = broker.rebalance_group(&"billing".to_string());
    /// assert!(matches!(refused, Err(BrokerError::GroupNotFound(_))));
    /// ```
    pub fn rebalance_group(&mut self, group_id: &ConsumerGroupId) -> Result<(), BrokerError> {
        self.expire_members(group_id, self.clock.now())?;
        self.rebalance(group_id)
    }

    fn rebalance(&mut self, group_id: &ConsumerGroupId) -> Result<(), BrokerError> {
        let group = find(&mut self.groups, group_id)?;
        group.rebalance(&self.topics);
        Ok(())
    }

    /// The offset of the next message to read, for each partition in which the group has committed
    /// one. Empty for a group that does not exist.
    ///
    /// ```
    /// use message_broker::{BrokerConfig, MessageBroker};
    ///
    /// let broker = MessageBroker::new(BrokerConfig::default());
    /// assert!(broker.get_committed_offsets(&"billing".to_string()).is_empty());
    /// ```
    pub fn get_committed_offsets(
        &self,
        group_id: &ConsumerGroupId,
    ) -> HashMap<(TopicId, PartitionId), Offset> {
        let mut offsets = HashMap::new();
        let Some(group) = self.groups.get(group_id) else {
            return offsets;
        };
        for (slot, topic) in self.topics.iter() {
            let name = &topic.config.name;
            let committed = group.cursors.committed(slot);
            offsets.extend(committed.map(|(partition, next)| ((name.clone(), partition), next)));
        }
        offsets
    }

    /// The partitions that the consumer has in this generation, in ascending order.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound), then
    /// [`ConsumerNotRegistered`](BrokerError::ConsumerNotRegistered).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, DeliverySemantics, MessageBroker, TopicConfig};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let name = "orders".to_string();
    /// broker.create_topic(TopicConfig {
    ///     name: name.clone(),
    ///     partitions: 2,
    ///     retention_ms: None,
    ///     max_message_size: None,
    /// })?;
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// let semantics = DeliverySemantics::AtLeastOnce;
    /// broker.join_group(group.clone(), consumer.clone(), vec![name.clone()], semantics)?;
    /// assert_eq!(broker.assignment(&group, &consumer)?, [(name.clone(), 0), (name, 1)]);
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn assignment(
        &self,
        group_id: &ConsumerGroupId,
        consumer_id: &ConsumerId,
    ) -> Result<Vec<(TopicId, PartitionId)>, BrokerError> {
        let group = self.groups.get(group_id);
        let group = group.ok_or_else(|| BrokerError::GroupNotFound(group_id.clone()))?;
        let member = group.members.get(consumer_id);
        let member =
            member.ok_or_else(|| BrokerError::ConsumerNotRegistered(consumer_id.clone()))?;
        let named =
            |&(slot, partition): &Place| (self.topics.at(slot).config.name.clone(), partition);
        let mut assigned: Vec<_> = member.assigned.iter().map(named).collect();
        assigned.sort_unstable();
        Ok(assigned)
    }

    /// How often the group has been rebalanced.
    ///
    /// # Errors
    ///
    /// [`GroupNotFound`](BrokerError::GroupNotFound).
    ///
    /// ```
    /// use message_broker::{BrokerConfig, DeliverySemantics, MessageBroker};
    ///
    /// let mut broker = MessageBroker::new(BrokerConfig::default());
    /// let (group, consumer) = ("billing".to_string(), "worker-1".to_string());
    /// broker.join_group(group.clone(), consumer, vec![], DeliverySemantics::AtLeastOnce)?;
    /// broker.rebalance_group(&group)?;
    /// assert_eq!(broker.generation(&group)?, 2);
    /// # Ok::<(), message_broker::BrokerError>(())
    /// ```
    pub fn generation(&self, group_id: &ConsumerGroupId) -> Result<u64, BrokerError> {
        let group = self.groups.get(group_id);
        let group = group.ok_or_else(|| BrokerError::GroupNotFound(group_id.clone()))?;
        Ok(group.generation)
    }

    /// Takes out the members that have not called for too long, and hands the group back. What they
    /// held counts as overdue.
    pub(crate) fn expire_members(
        &mut self,
        group_id: &ConsumerGroupId,
        now: Instant,
    ) -> Result<&mut Group, BrokerError> {
        let session = Duration::from_millis(self.config.session_timeout_ms);
        let group = find(&mut self.groups, group_id)?;
        let dead = group.remove_dead(now, session);
        if !dead.is_empty() {
            let held: Vec<_> = dead
                .into_iter()
                .flat_map(|member| member.assigned)
                .collect();
            let (topics, config) = (&self.topics, &self.config);
            let cursors = &mut group.cursors;
            let graves = time_out(cursors, &held, topics, config, Cursor::first_in_hand);
            self.bury(group_id, graves, now);
            self.rebalance(group_id)?;
        }
        find(&mut self.groups, group_id)
    }
}

pub(crate) fn find<'a>(
    groups: &'a mut HashMap<ConsumerGroupId, Group>,
    group_id: &ConsumerGroupId,
) -> Result<&'a mut Group, BrokerError> {
    let group = groups.get_mut(group_id);
    group.ok_or_else(|| BrokerError::GroupNotFound(group_id.clone()))
}
