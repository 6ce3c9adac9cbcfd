//! Records and their places: LSN, epoch, log entry.

use serde::{Deserialize, Serialize};

/// Log sequence number: the place of a record in the log. The first record is `Lsn(1)`; `Lsn(0)`
/// is the empty log.
///
/// ```
/// use replication_manager::Lsn;
/// assert!(Lsn(2) > Lsn(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Lsn(pub u64);

impl Lsn {
    /// The place after this one.
    pub(crate) fn next(self) -> Lsn {
        Lsn(self.0.saturating_add(1))
    }

    /// The place before this one; the empty log has none before it.
    pub(crate) fn before(self) -> Lsn {
        Lsn(self.0.saturating_sub(1))
    }
}

/// A period with at most one elected primary; what Raft calls a term. `Epoch(0)` is before any
/// election.
///
/// ```
/// use replication_manager::Epoch;
/// assert!(Epoch(2) > Epoch(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Epoch(pub u64);

impl Epoch {
    /// The epoch after this one.
    pub(crate) fn next(self) -> Epoch {
        Epoch(self.0.saturating_add(1))
    }
}

/// A record of the write-ahead log that is to be replicated.
///
/// ```
/// use replication_manager::{Lsn, WalRecord};
/// let record = WalRecord { lsn: Lsn(1), data: b"x = 1".to_vec(), timestamp: 1_000 };
/// assert_eq!(record.data.len(), 5);
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WalRecord {
    /// Its place in the log.
    pub lsn: Lsn,
    /// What it says; opaque to the replication.
    // solution
    #[serde(with = "crate::hex")]
    // end solution
    pub data: Vec<u8>,
    /// The writer's time stamp, in the writer's unit; opaque too.
    pub timestamp: u64,
}

/// A record together with the epoch of the primary that wrote it.
///
/// Two logs that hold an entry with the same epoch and LSN are equal up to it (Raft §5.3, log
/// matching).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LogEntry {
    /// The epoch in which the record was written.
    pub epoch: Epoch,
    /// The record.
    pub record: WalRecord,
}
