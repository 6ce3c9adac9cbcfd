//! The log of one node: entries in memory, one LSN after the other from 1.

use crate::record::{Epoch, LogEntry, Lsn};

/// How much one append carries at most: far less than a frame holds.
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
        self.entries.truncate(place(lsn));
        self.ends.truncate(place(lsn));
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

    /// Where another log may agree that differs at `lsn`: where an older epoch ends, or the end.
    pub(crate) fn before_epoch_of(&self, lsn: Lsn) -> Lsn {
        match self.epoch_at(lsn) {
            Some(conflicting) => self.end_before(conflicting).1,
            None => self.last_lsn(),
        }
    }

    /// Entries from `lsn` on, as many as one append carries; at least one if there is one.
    pub(crate) fn batch_from(&self, lsn: Lsn) -> Vec<LogEntry> {
        let ends = self.ends.get(place(lsn)..).unwrap_or_default();
        let limit = self.bytes_up_to(lsn.before()) + BATCH_BYTES;
        let fitting = ends.partition_point(|&end| end <= limit);
        let batch = self.from(lsn).iter().take(fitting.clamp(1, BATCH_ENTRIES));
        batch.cloned().collect()
    }

    /// The entries from `lsn` on.
    pub(crate) fn from(&self, lsn: Lsn) -> &[LogEntry] {
        self.entries.get(place(lsn)..).unwrap_or_default()
    }

    /// Bytes of data after `lsn`.
    pub(crate) fn bytes_after(&self, lsn: Lsn) -> u64 {
        self.bytes_up_to(self.last_lsn()) - self.bytes_up_to(lsn)
    }

    fn bytes_up_to(&self, lsn: Lsn) -> u64 {
        let count = usize::try_from(lsn.0).unwrap_or(usize::MAX);
        let ends = &self.ends[..count.min(self.ends.len())];
        ends.last().copied().unwrap_or(0)
    }
}

/// How many entries a log has before `lsn`.
fn place(lsn: Lsn) -> usize {
    usize::try_from(lsn.before().0).unwrap_or(usize::MAX)
}
