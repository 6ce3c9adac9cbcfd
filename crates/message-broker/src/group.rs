//! One consumer group: its members, and how far they have come.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::assignment::round_robin;
use crate::cursor::Cursor;
use crate::cursors::Cursors;
use crate::member::Member;
use crate::topics::{Place, Topics};
use crate::{BrokerError, ConsumerId, DeliverySemantics, TopicId};

pub(crate) struct Group {
    pub(crate) semantics: DeliverySemantics,
    /// Raised by every rebalance.
    pub(crate) generation: u64,
    /// By name, so that an assignment depends on nothing else.
    pub(crate) members: BTreeMap<ConsumerId, Member>,
    /// By topic and partition. They outlive the members: what was committed stays.
    pub(crate) cursors: Cursors,
    /// Before this moment no session ends, so nobody needs to look.
    sessions_hold_until: Instant,
}

impl Group {
    pub(crate) fn new(semantics: DeliverySemantics, now: Instant) -> Self {
        Self {
            semantics,
            generation: 0,
            members: BTreeMap::new(),
            cursors: Cursors::default(),
            sessions_hold_until: now,
        }
    }

    /// A member that was there before is replaced: it has started again.
    pub(crate) fn join(&mut self, consumer: ConsumerId, topics: Vec<TopicId>, now: Instant) {
        let member = Member {
            topics: topics.into_iter().collect(),
            assigned: Vec::new(),
            turn: 0,
            seen: now,
        };
        self.members.insert(consumer, member);
    }

    /// Notes that a member calls, and so is alive.
    pub(crate) fn call(&mut self, consumer: &ConsumerId, now: Instant) -> Result<(), BrokerError> {
        self.member(consumer)?.0.seen = now;
        Ok(())
    }

    /// A member, and the cursors of the group.
    pub(crate) fn member(
        &mut self,
        consumer: &ConsumerId,
    ) -> Result<(&mut Member, &mut Cursors), BrokerError> {
        let member = self.members.get_mut(consumer);
        let member = member.ok_or_else(|| BrokerError::ConsumerNotRegistered(consumer.clone()))?;
        Ok((member, &mut self.cursors))
    }

    pub(crate) fn subscribes(&self, topic: &TopicId) -> bool {
        self.members
            .values()
            .any(|member| member.topics.contains(topic))
    }

    /// Takes out the members whose session has ended.
    pub(crate) fn remove_dead(&mut self, now: Instant, session: Duration) -> Vec<Member> {
        if now < self.sessions_hold_until {
            return Vec::new();
        }
        let is_dead = |member: &Member| now.saturating_duration_since(member.seen) >= session;
        let dead: Vec<ConsumerId> = self
            .members
            .iter()
            .filter(|(_, m)| is_dead(m))
            .map(|(c, _)| c.clone())
            .collect();
        let dead = dead
            .iter()
            .filter_map(|consumer| self.members.remove(consumer))
            .collect();
        let oldest = self.members.values().map(|member| member.seen).min();
        self.sessions_hold_until = oldest.unwrap_or(now).checked_add(session).unwrap_or(now);
        dead
    }

    /// Begins a generation: all partitions are dealt out anew, and each goes on at what was
    /// committed.
    pub(crate) fn rebalance(&mut self, topics: &Topics) {
        self.generation += 1;
        self.cursors.restart(topics);
        round_robin(&mut self.members, topics);
    }

    /// The cursor of a partition that is assigned to the consumer.
    pub(crate) fn assigned(
        &mut self,
        consumer: &ConsumerId,
        place: Place,
    ) -> Result<&mut Cursor, BrokerError> {
        let member = self.members.get(consumer);
        if member.is_none_or(|m| m.assigned.binary_search(&place).is_err()) {
            return Err(BrokerError::ConsumerNotRegistered(consumer.clone()));
        }
        Ok(self.cursors.at(place))
    }
}
