//! How far a group has come in one partition.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant};

use crate::{BrokerError, Offset};

/// ```text
///        committed        unacked          position            end of the log
///            │               │                │                     │
///   0 ───────┼───────────────┼────────────────┼─────────────────────┤
///            │  done here    │    in hand     │   still to serve
///      a new generation
///        starts here
/// ```
///
/// Without seeks `committed` and `unacked` are the same. In hand is one stretch, because deliveries
/// go up by one, and what is taken back is always its upper end.
#[derive(Default)]
pub(crate) struct Cursor {
    committed: Option<Offset>,
    unacked: Offset,
    position: Offset,
    /// What is in hand, by the poll that delivered it.
    deliveries: VecDeque<Delivery>,
    /// How often which message has failed.
    failures: BTreeMap<Offset, u32>,
    /// Dead letters that the commit has not passed yet.
    buried: BTreeSet<Offset>,
}

/// What one poll delivered: from `first` to where the next delivery begins.
struct Delivery {
    first: Offset,
    at: Instant,
}

impl Cursor {
    pub(crate) fn committed(&self) -> Option<Offset> {
        self.committed
    }

    pub(crate) fn position(&self) -> Offset {
        self.position
    }

    /// How many messages are in hand.
    pub(crate) fn in_hand(&self) -> usize {
        let buried = match self.buried.is_empty() {
            true => 0,
            false => self.buried.range(self.unacked..self.position).count(),
        };
        (self.position - self.unacked) as usize - buried
    }

    /// The topic was deleted, and with it all that the group knew of this partition.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// A new generation: what was in hand is not any more. `first` is the oldest message kept.
    pub(crate) fn restart(&mut self, first: Offset) {
        self.move_to(self.committed.unwrap_or(0).max(first));
    }

    /// Starts again at `offset`, or behind the dead letters there, with nothing in hand.
    pub(crate) fn move_to(&mut self, offset: Offset) {
        self.deliveries.clear();
        self.position = self.behind_buried(offset);
        self.unacked = self.position;
    }

    /// Follows the log, from which retention may have dropped what came next or was in hand.
    pub(crate) fn catch_up(&mut self, first: Offset) {
        if self.unacked < first {
            self.unacked = self.behind_buried(first);
            self.position = self.position.max(self.unacked);
            self.forget_deliveries();
        }
    }

    /// The next offset to serve, below `end`.
    pub(crate) fn next(&self, end: Offset) -> Option<Offset> {
        (self.position < end).then_some(self.position)
    }

    /// Counts the message at the position as served. The position never stands on a dead letter.
    pub(crate) fn advance(&mut self) {
        self.position = self.behind_buried(self.position + 1);
    }

    /// Notes when the messages from `first` to the position were delivered.
    pub(crate) fn delivered(&mut self, first: Offset, at: Instant) {
        self.deliveries.push_back(Delivery { first, at });
    }

    /// Everything below `next` is done. A commit never goes back.
    pub(crate) fn commit(&mut self, next: Offset) {
        let next = self.behind_buried(next);
        self.committed = self.committed.max(Some(next));
        self.forget_failures(next);
        if self.unacked < next {
            self.unacked = next;
            self.position = self.position.max(next);
            self.forget_deliveries();
        }
    }

    /// Everything up to `last` is done; it must be below the position.
    pub(crate) fn acknowledge(&mut self, last: Offset) {
        if self.unacked <= last {
            self.commit(last + 1);
        }
    }

    /// Whether an acknowledgement may name this offset.
    pub(crate) fn check_delivered(&self, offset: Offset) -> Result<(), BrokerError> {
        if offset < self.position {
            return Ok(());
        }
        Err(self.not_in_hand(offset))
    }

    /// Whether this very offset is in hand.
    pub(crate) fn check_in_hand(&self, offset: Offset) -> Result<(), BrokerError> {
        let in_hand = (self.unacked..self.position).contains(&offset);
        if in_hand && !self.buried.contains(&offset) {
            return Ok(());
        }
        Err(self.not_in_hand(offset))
    }

    /// Whether a commit may name this offset.
    pub(crate) fn check_commit(&self, offset: Offset) -> Result<(), BrokerError> {
        if offset <= self.position {
            return Ok(());
        }
        Err(BrokerError::InvalidOffset {
            requested: offset,
            min: self.unacked,
            max: self.position,
        })
    }

    fn not_in_hand(&self, offset: Offset) -> BrokerError {
        BrokerError::InvalidOffset {
            requested: offset,
            min: self.unacked,
            max: self.position.saturating_sub(1).max(self.unacked),
        }
    }

    /// The first message in hand, if it was delivered so long ago.
    pub(crate) fn overdue(&self, now: Instant, timeout: Duration) -> Option<Offset> {
        let delivery = self.deliveries.front()?;
        let late = now.saturating_duration_since(delivery.at) >= timeout;
        late.then_some(self.unacked)
    }

    /// The first message in hand, if there is one.
    pub(crate) fn first_in_hand(&self) -> Option<Offset> {
        (self.unacked < self.position).then_some(self.unacked)
    }

    /// Takes `offset`, which is in hand, and everything behind it back; it has failed once more.
    /// If that was once too often (`limit`, 0 for never), it is passed over from now on, and how
    /// often it failed is said.
    pub(crate) fn fail(&mut self, offset: Offset, limit: u32) -> Option<u32> {
        let failures = self.failures.entry(offset).or_default();
        *failures += 1;
        let failed = *failures;
        self.take_back(offset);
        if limit == 0 || failed < limit {
            return None;
        }
        self.bury(offset);
        Some(failed)
    }

    fn take_back(&mut self, offset: Offset) {
        self.position = offset;
        let later = |delivery: &Delivery| delivery.first >= offset;
        while self.deliveries.back().is_some_and(later) {
            self.deliveries.pop_back();
        }
        self.forget_deliveries();
    }

    /// A dead letter counts as acknowledged. If something before it is still in hand, the commit
    /// passes it later.
    fn bury(&mut self, offset: Offset) {
        self.failures.remove(&offset);
        self.buried.insert(offset);
        self.position = self.behind_buried(self.position);
        if offset == self.unacked {
            self.commit(offset + 1);
        }
    }

    /// The first offset from here on that is no dead letter.
    fn behind_buried(&self, mut offset: Offset) -> Offset {
        while self.buried.contains(&offset) {
            offset += 1;
        }
        offset
    }

    /// Drops what is known of the failures of messages below `next`, which are done.
    fn forget_failures(&mut self, next: Offset) {
        if !self.failures.is_empty() {
            self.failures = self.failures.split_off(&next);
        }
        if !self.buried.is_empty() {
            self.buried = self.buried.split_off(&next);
        }
    }

    /// Drops deliveries of which nothing is in hand any more.
    fn forget_deliveries(&mut self) {
        if self.unacked == self.position {
            self.deliveries.clear();
        }
        let done = |delivery: &Delivery| delivery.first <= self.unacked;
        while self.deliveries.get(1).is_some_and(done) {
            self.deliveries.pop_front();
        }
    }
}
