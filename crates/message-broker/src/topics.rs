//! All topics, by name and by slot.

use std::collections::HashMap;

use crate::log::Log;
use crate::topic::Topic;
use crate::{BrokerError, PartitionId, TopicId};

/// A number that stands for a topic while it exists, so that a poll need not look up names.
pub(crate) type Slot = usize;

/// A partition of a topic.
pub(crate) type Place = (Slot, PartitionId);

#[derive(Default)]
pub(crate) struct Topics {
    by_name: HashMap<TopicId, Slot>,
    slots: Vec<Option<Topic>>,
}

impl Topics {
    pub(crate) fn slot(&self, name: &TopicId) -> Option<Slot> {
        self.by_name.get(name).copied()
    }

    /// The place of a partition that must exist.
    pub(crate) fn place(
        &self,
        name: &TopicId,
        partition: PartitionId,
    ) -> Result<Place, BrokerError> {
        let slot = self.slot(name);
        let slot = slot.ok_or_else(|| BrokerError::TopicNotFound(name.clone()))?;
        if partition >= self.at(slot).config.partitions {
            return Err(BrokerError::PartitionNotFound(name.clone(), partition));
        }
        Ok((slot, partition))
    }

    /// The log of a partition that exists.
    pub(crate) fn log(&self, (slot, partition): Place) -> &Log {
        &self.at(slot).partitions.logs[partition as usize]
    }

    /// The topic of a slot that is in use.
    pub(crate) fn at(&self, slot: Slot) -> &Topic {
        self.slots[slot].as_ref().expect("the slot is in use")
    }

    pub(crate) fn get(&self, name: &TopicId) -> Option<&Topic> {
        self.slot(name).map(|slot| self.at(slot))
    }

    pub(crate) fn get_mut(&mut self, name: &TopicId) -> Result<&mut Topic, BrokerError> {
        let topic = self.slot(name).and_then(|slot| self.slots[slot].as_mut());
        topic.ok_or_else(|| BrokerError::TopicNotFound(name.clone()))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Slot, &Topic)> {
        let slots = self.slots.iter().enumerate();
        slots.filter_map(|(slot, topic)| Some((slot, topic.as_ref()?)))
    }

    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Topic> {
        self.slots.iter_mut().flatten()
    }

    /// Puts a new topic into the first slot that is free.
    pub(crate) fn insert(&mut self, topic: Topic) {
        let free = self.slots.iter().position(Option::is_none);
        let slot = free.unwrap_or(self.slots.len());
        self.by_name.insert(topic.config.name.clone(), slot);
        if slot == self.slots.len() {
            self.slots.push(None);
        }
        self.slots[slot] = Some(topic);
    }

    /// Frees the topic's slot, and says which it was.
    pub(crate) fn remove(&mut self, name: &TopicId) -> Option<Slot> {
        let slot = self.by_name.remove(name)?;
        self.slots[slot] = None;
        Some(slot)
    }
}
