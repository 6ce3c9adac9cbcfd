//! What connects those who move the time with the run that judges each instant.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

use tokio::sync::Notify;

/// The moves of a clock, and how many of them a run has judged. Without a run that watches, none is
/// counted.
#[derive(Default)]
pub(crate) struct Watch {
    on: AtomicBool,
    moves: AtomicU64,
    judged: AtomicU64,
    move_made: Notify,
    move_judged: Notify,
    /// How many calls of `advance` are under way.
    advancing: AtomicU32,
}

/// Keeps everybody else from moving the time.
pub(crate) struct Advancing<'a>(&'a AtomicU32);

impl Drop for Advancing<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Watch {
    /// From now on a run judges every instant.
    pub(crate) fn begin(&self) {
        self.on.store(true, Ordering::Release);
    }

    /// From now on nobody does.
    pub(crate) fn end(&self) {
        self.on.store(false, Ordering::Release);
        self.judged_up_to(self.moves());
    }

    /// The time has moved.
    pub(crate) fn moved(&self) {
        if self.on.load(Ordering::Acquire) {
            self.moves.fetch_add(1, Ordering::AcqRel);
            self.move_made.notify_one();
        }
    }

    /// How often the time has moved.
    pub(crate) fn moves(&self) -> u64 {
        self.moves.load(Ordering::Acquire)
    }

    /// The invariants were checked after so many moves.
    pub(crate) fn judged_up_to(&self, moves: u64) {
        self.judged.store(moves, Ordering::Release);
        self.move_judged.notify_waiters();
    }

    /// Whether the time has moved, and the invariants were not checked since.
    pub(crate) fn is_due(&self) -> bool {
        self.judged.load(Ordering::Acquire) != self.moves()
    }

    pub(crate) async fn until_moved(&self) {
        self.move_made.notified().await;
    }

    pub(crate) async fn until_judged(&self) {
        loop {
            let mut judged = pin!(self.move_judged.notified());
            judged.as_mut().enable();
            if !self.is_due() {
                return;
            }
            judged.await;
        }
    }

    /// Until this is dropped, nobody but its owner moves the time.
    pub(crate) fn advancing(&self) -> Advancing<'_> {
        self.advancing.fetch_add(1, Ordering::AcqRel);
        Advancing(&self.advancing)
    }

    pub(crate) fn is_advancing(&self) -> bool {
        self.advancing.load(Ordering::Acquire) > 0
    }
}
