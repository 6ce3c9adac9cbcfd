//! Whether the time may move: not while a step of the same instant is under way.

use std::sync::atomic::{AtomicU32, Ordering};

/// What a run has to do before the time moves on: it tells, and what drives the time asks.
#[derive(Default)]
pub(crate) struct Activity {
    /// How many branches are in the middle of a step, or wait for their turn.
    busy: AtomicU32,
}

/// Keeps the time from moving.
pub(crate) struct Busy<'a>(&'a AtomicU32);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Activity {
    /// Until this is dropped, something goes on that takes no simulated time.
    pub(crate) fn busy(&self) -> Busy<'_> {
        self.busy.fetch_add(1, Ordering::AcqRel);
        Busy(&self.busy)
    }

    /// Whether something goes on that takes no simulated time.
    pub(crate) fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Acquire) > 0
    }
}
