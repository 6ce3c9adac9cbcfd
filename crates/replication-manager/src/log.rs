//! The log of one node: entries in memory, one LSN after the other from 1.

use crate::record::{Epoch, LogEntry, Lsn};

/// How much one append carries at most.
const BATCH_BYTES: u64 = 1 << 20;
const BATCH_ENTRIES: usize = 512;

/// Entries, and for each the bytes of data up to and with it, so that a lag costs O(1).
#[derive(Debug, Default)]
pub(crate) struct Log {
    entries: Vec<LogEntry>,
    ends: Vec<u64>,
}

impl Log {
    pub(crate) fn last_lsn(&self) -> Lsn {
        self.entries.last().map_or(Lsn(0), |entry| entry.record.lsn)
    }

    pub(crate) fn last_epoch(&self) -> Epoch {
        self.entries.last().map_or(Epoch(0), |entry| entry.epoch)
    }

    pub(crate) fn get(&self, lsn: Lsn) -> Option<&LogEntry> {
        let place = usize::try_from(lsn.0.checked_sub(1)?).ok()?;
        self.entries.get(place)
    }

    /// The epoch at `lsn`; the empty beginning is the same in every log.
    pub(crate) fn epoch_at(&self, lsn: Lsn) -> Option<Epoch> {
        if lsn == Lsn(0) {
            Some(Epoch(0))
        } else {
            self.get(lsn).map(|entry| entry.epoch)
        }
    }

    /// Adds the entry after the last one. The caller has checked that it goes there.
    pub(crate) fn push(&mut self, entry: LogEntry) {
        let end = self.ends.last().unwrap_or(&0) + entry.record.data.len() as u64;
        self.entries.push(entry);
        self.ends.push(end);
    }

    /// Drops `lsn` and all after it.
    pub(crate) fn truncate_from(&mut self, lsn: Lsn) {
        let keep = usize::try_from(lsn.before().0).unwrap_or(usize::MAX);
        self.entries.truncate(keep);
        self.ends.truncate(keep);
    }

    /// The last epoch before `epoch`, and the LSN at which it ends. Epochs never fall along a log.
    pub(crate) fn end_before(&self, epoch: Epoch) -> (Epoch, Lsn) {
        let older = self.entries.partition_point(|entry| entry.epoch < epoch);
        let last = older
            .checked_sub(1)
            .and_then(|place| self.entries.get(place));
        last.map_or((Epoch(0), Lsn(0)), |entry| (entry.epoch, entry.record.lsn))
    }

    /// Drops the entries of `epoch` at the end.
    pub(crate) fn drop_tail_of(&mut self, epoch: Epoch) {
        let (_, end) = self.end_before(epoch);
        self.truncate_from(end.next());
    }

    /// The last place at or below `lsn` whose epoch is older than that of the entry at `lsn`.
    pub(crate) fn before_epoch_of(&self, lsn: Lsn) -> Lsn {
        let Some(conflicting) = self.epoch_at(lsn) else {
            return self.last_lsn();
        };
        let mut place = lsn;
        while place > Lsn(0) && self.epoch_at(place) == Some(conflicting) {
            place = place.before();
        }
        place
    }

    /// Entries from `lsn` on, as many as one append carries; at least one if there is one.
    pub(crate) fn batch_from(&self, lsn: Lsn) -> Vec<LogEntry> {
        let mut bytes = 0;
        let mut batch = Vec::new();
        for entry in self.from(lsn) {
            bytes += entry.record.data.len() as u64;
            if !batch.is_empty() && (bytes > BATCH_BYTES || batch.len() == BATCH_ENTRIES) {
                break;
            }
            batch.push(entry.clone());
        }
        batch
    }

    /// The entries from `lsn` on.
    pub(crate) fn from(&self, lsn: Lsn) -> &[LogEntry] {
        let start = usize::try_from(lsn.before().0).unwrap_or(usize::MAX);
        self.entries.get(start..).unwrap_or_default()
    }

    /// Bytes of data after `lsn`.
    pub(crate) fn bytes_after(&self, lsn: Lsn) -> u64 {
        let end = |lsn: Lsn| {
            let place = usize::try_from(lsn.0.checked_sub(1)?).ok()?;
            self.ends
                .get(place.min(self.ends.len().checked_sub(1)?))
                .copied()
        };
        end(self.last_lsn()).unwrap_or(0) - end(lsn).unwrap_or(0)
    }
}
