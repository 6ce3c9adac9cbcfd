//! The partitions of one topic, and which of them a message goes to.

use std::time::Instant;

use crate::log::Log;
use crate::partitioner::partition_of;
use crate::{Message, Offset, PartitionId};

pub(crate) struct Partitions {
    pub(crate) logs: Vec<Log>,
    /// Where the next message without a key goes.
    turn: usize,
}

impl Partitions {
    /// There must be at least one.
    pub(crate) fn new(count: u32) -> Self {
        Self {
            logs: (0..count).map(|_| Log::default()).collect(),
            turn: 0,
        }
    }

    /// Stores a message, and says where.
    pub(crate) fn append(&mut self, message: Message, now: Instant) -> (PartitionId, Offset) {
        let partition = self.choose(&message);
        let offset = self.logs[partition as usize].append(message, now);
        (partition, offset)
    }

    fn choose(&mut self, message: &Message) -> PartitionId {
        let partitions = self.logs.len();
        if let Some(key) = &message.key {
            return partition_of(key, partitions);
        }
        let partition = self.turn;
        self.turn = (self.turn + 1) % partitions;
        partition as PartitionId
    }
}
