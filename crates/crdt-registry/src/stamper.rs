//! The times of a replica's writes: a hybrid of the wall clock and a logical one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Clock, ReplicaId};

/// Gives out times, each later than all that it has given out or seen; and as late as the clock, if
/// that is later still. Source: S. Kulkarni and others, "Logical Physical Clocks", OPODIS 2014, with
/// both parts in one number.
///
/// Clones are one stamper: whichever is asked, no time is given out twice.
#[derive(Debug, Clone)]
pub(crate) struct Stamper(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    replica: ReplicaId,
    clock: Arc<dyn Clock>,
    /// The greatest time that was given out or seen.
    last: AtomicU64,
}

impl Stamper {
    pub(crate) fn new(replica: ReplicaId, clock: Arc<dyn Clock>) -> Self {
        Self(Arc::new(Shared {
            replica,
            clock,
            last: AtomicU64::new(0),
        }))
    }

    /// Whose times these are.
    pub(crate) fn replica(&self) -> &ReplicaId {
        &self.0.replica
    }

    /// The time of the next write; none once the last possible one has been given out or seen, for
    /// a second write of that time could not be told from the first.
    pub(crate) fn next(&self) -> Option<u64> {
        let now = self.0.clock.now();
        let next = |last: u64| Some(now.max(last.checked_add(1)?));
        // The numbers order nothing but themselves, so `Relaxed` will do.
        let (last, order) = (&self.0.last, Ordering::Relaxed);
        let before = last.fetch_update(order, order, next);
        next(before.ok()?)
    }

    /// Whatever is written from now on is later than `time`.
    pub(crate) fn observe(&self, time: u64) {
        self.0.last.fetch_max(time, Ordering::Relaxed);
    }
}
