//! Whether the time may move: not while a step or a check of the same instant is under way.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::Poll;

/// What a run has to do before the time moves on: it tells, and what drives the time asks.
pub(crate) struct Activity {
    /// Whether invariants are checked whenever the time has moved.
    watched: bool,
    /// How many branches are in the middle of a step, or wait for their turn.
    busy: AtomicU32,
    /// The time has moved, and the invariants were not checked since.
    check_due: AtomicBool,
}

/// Keeps the time from moving.
pub(crate) struct Busy<'a>(&'a AtomicU32);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Activity {
    pub(crate) fn new(watched: bool) -> Self {
        Activity {
            watched,
            busy: AtomicU32::new(0),
            check_due: AtomicBool::new(false),
        }
    }

    pub(crate) fn is_watched(&self) -> bool {
        self.watched
    }

    /// Until this is dropped, something goes on that takes no simulated time.
    pub(crate) fn busy(&self) -> Busy<'_> {
        self.busy.fetch_add(1, Ordering::AcqRel);
        Busy(&self.busy)
    }

    /// Whether something goes on that takes no simulated time.
    pub(crate) fn is_busy(&self) -> bool {
        self.busy.load(Ordering::Acquire) > 0 || self.check_due.load(Ordering::Acquire)
    }

    /// The time has moved.
    pub(crate) fn moved(&self) {
        self.check_due.store(self.watched, Ordering::Release);
    }

    /// The invariants were checked since the time moved.
    pub(crate) fn checked(&self) {
        self.check_due.store(false, Ordering::Release);
    }

    /// Whether a check is due. Nobody is woken for it: whoever moves the time polls afterwards.
    pub(crate) fn poll_check_due(&self) -> Poll<()> {
        if self.check_due.load(Ordering::Acquire) {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }
}
