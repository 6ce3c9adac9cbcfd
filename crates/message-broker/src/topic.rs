//! One topic: its partitions, and the ids that it has seen.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::time::{Duration, Instant};

use crate::partitions::Partitions;
use crate::{
    BrokerConfig, BrokerError, Message, MessageId, Offset, PartitionId, PublishResult, TopicConfig,
};

pub(crate) struct Topic {
    pub(crate) config: TopicConfig,
    /// Dead letters are not buried a second time.
    pub(crate) holds_dead_letters: bool,
    pub(crate) partitions: Partitions,
    max_message_size: usize,
    retention: Duration,
    /// Where each message is kept, by id.
    places: HashMap<MessageId, (PartitionId, Offset)>,
}

impl Topic {
    pub(crate) fn new(mut config: TopicConfig, broker: &BrokerConfig) -> Self {
        if config.partitions == 0 {
            config.partitions = broker.default_partitions.max(1);
        }
        let retention_ms = config.retention_ms.unwrap_or(broker.retention_ms);
        Self {
            holds_dead_letters: config.name.ends_with(&broker.dead_letter_suffix),
            partitions: Partitions::new(config.partitions),
            max_message_size: config.max_message_size.unwrap_or(broker.max_message_size),
            retention: Duration::from_millis(retention_ms),
            places: HashMap::new(),
            config,
        }
    }

    /// How many messages are kept.
    pub(crate) fn len(&self) -> u64 {
        self.partitions
            .logs
            .iter()
            .map(|log| log.len() as u64)
            .sum()
    }

    /// Refuses a message that is over the limit.
    pub(crate) fn check_size(&self, message: &Message) -> Result<(), BrokerError> {
        let (size, max) = (message.size(), self.max_message_size);
        if size > max {
            return Err(BrokerError::MessageTooLarge { size, max });
        }
        Ok(())
    }

    /// Stores a message, unless one with its id is kept already; says where it is.
    pub(crate) fn publish(&mut self, message: Message, now: Instant) -> PublishResult {
        let message_id = message.id.clone();
        let (partition, offset) = match self.places.entry(message.id.clone()) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(unknown) => *unknown.insert(self.partitions.append(message, now)),
        };
        PublishResult {
            topic: self.config.name.clone(),
            partition,
            offset,
            message_id,
        }
    }

    /// Stores a message, whatever its id.
    pub(crate) fn append(&mut self, message: Message, now: Instant) {
        let id = message.id.clone();
        let place = self.partitions.append(message, now);
        self.places.entry(id).or_insert(place);
    }

    /// Drops what is too old, ids included; says how many messages.
    pub(crate) fn drop_expired(&mut self, now: Instant) -> usize {
        let mut dropped = 0;
        for (partition, log) in self.partitions.logs.iter_mut().enumerate() {
            let mut first = log.first();
            while let Some(message) = log.drop_expired(now, self.retention) {
                // A dead letter topic may hold an id twice: the later one is still there.
                if self.places.get(&message.id) == Some(&(partition as PartitionId, first)) {
                    self.places.remove(&message.id);
                }
                first += 1;
                dropped += 1;
            }
        }
        dropped
    }
}
