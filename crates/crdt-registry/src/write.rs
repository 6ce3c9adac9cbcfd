//! What last-writer-wins types are made of.

use crate::{ReplicaId, Timestamp};

/// The last write that is known: a value, or that there is none, and when that was decided.
#[derive(Debug, Clone)]
pub(crate) struct Write<T> {
    pub(crate) value: Option<T>,
    pub(crate) timestamp: Timestamp,
}

impl<T: Clone> Write<T> {
    /// Before the first write.
    pub(crate) fn blank(replica: ReplicaId) -> Self {
        Self {
            value: None,
            timestamp: Timestamp::new(replica),
        }
    }

    /// A later write of this replica's own.
    pub(crate) fn overwrite(&mut self, value: Option<T>, time: u64, replica: &ReplicaId) {
        self.value = value;
        self.timestamp.time = time;
        self.timestamp.replica.clone_from(replica);
    }

    /// Takes over `other` if it is later, and says whether it was. With equal timestamps they are
    /// the same write.
    pub(crate) fn merge(&mut self, other: &Self) -> bool {
        let later = other.timestamp > self.timestamp;
        if later {
            self.value.clone_from(&other.value);
            self.timestamp.clone_from(&other.timestamp);
        }
        later
    }
}
