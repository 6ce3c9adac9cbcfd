//! One partition: messages in the order of their arrival.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::{Message, Offset};

/// A message, and when it arrived.
struct Record {
    message: Message,
    arrived: Instant,
}

/// The log of one partition. Offsets are never used twice: what retention drops leaves a gap below.
#[derive(Default)]
pub(crate) struct Log {
    first: Offset,
    records: VecDeque<Record>,
}

impl Log {
    /// The oldest offset that is kept, which is the end where nothing is.
    pub(crate) fn first(&self) -> Offset {
        self.first
    }

    /// The offset that the next message gets.
    pub(crate) fn end(&self) -> Offset {
        self.first + self.records.len() as Offset
    }

    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    pub(crate) fn append(&mut self, message: Message, arrived: Instant) -> Offset {
        let offset = self.end();
        self.records.push_back(Record { message, arrived });
        offset
    }

    pub(crate) fn get(&self, offset: Offset) -> Option<&Message> {
        let at = usize::try_from(offset.checked_sub(self.first)?).ok()?;
        self.records.get(at).map(|record| &record.message)
    }

    /// Takes out the oldest message if it has been here for so long.
    pub(crate) fn drop_expired(&mut self, now: Instant, retention: Duration) -> Option<Message> {
        let age = now.saturating_duration_since(self.records.front()?.arrived);
        if age < retention {
            return None;
        }
        self.first += 1;
        self.records.pop_front().map(|record| record.message)
    }
}
