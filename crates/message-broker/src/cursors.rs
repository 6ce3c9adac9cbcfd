//! How far a group has come in all partitions.

use crate::cursor::Cursor;
use crate::topics::{Place, Slot, Topics};
use crate::{Offset, PartitionId};

/// By topic and partition. They outlive the members: what was committed stays.
#[derive(Default)]
pub(crate) struct Cursors {
    topics: Vec<Vec<Cursor>>,
}

impl Cursors {
    /// The cursor of a partition that existed at the last restart.
    pub(crate) fn at(&mut self, (slot, partition): Place) -> &mut Cursor {
        &mut self.topics[slot][partition as usize]
    }

    /// All go on at what was committed; there is one for each partition now.
    pub(crate) fn restart(&mut self, topics: &Topics) {
        for (slot, topic) in topics.iter() {
            if self.topics.len() <= slot {
                self.topics.resize_with(slot + 1, Vec::new);
            }
            let cursors = &mut self.topics[slot];
            cursors.resize_with(topic.partitions.logs.len(), Cursor::default);
            for (cursor, log) in cursors.iter_mut().zip(&topic.partitions.logs) {
                cursor.restart(log.first());
            }
        }
    }

    /// Forgets all about a topic.
    pub(crate) fn forget(&mut self, slot: Slot) {
        if let Some(cursors) = self.topics.get_mut(slot) {
            cursors.iter_mut().for_each(Cursor::forget);
        }
    }

    /// What has been committed of a topic.
    pub(crate) fn committed(&self, slot: Slot) -> impl Iterator<Item = (PartitionId, Offset)> {
        let cursors = (0..).zip(self.topics.get(slot).into_iter().flatten());
        cursors.filter_map(|(partition, cursor)| Some((partition, cursor.committed()?)))
    }

    /// How many messages are in hand of these partitions.
    pub(crate) fn in_hand(&self, places: &[Place]) -> usize {
        let cursor = |&(slot, partition): &Place| &self.topics[slot][partition as usize];
        places.iter().map(|place| cursor(place).in_hand()).sum()
    }
}
