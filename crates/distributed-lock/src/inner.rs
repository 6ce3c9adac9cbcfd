//! What a service shares with its guards and with the clock's alarms.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use crate::Clock;
use crate::table::Table;

/// The state of a service. A guard has no lifetime, so it holds one end of this.
pub(crate) struct Inner {
    clock: Arc<dyn Clock>,
    state: Mutex<State>,
}

pub(crate) struct State {
    pub(crate) table: Table,
    /// The next alarm that is set.
    alarm: Option<Instant>,
    /// The service is gone: nothing is granted or renewed any more.
    closed: bool,
}

impl Inner {
    pub(crate) fn new(table: Table, clock: Arc<dyn Clock>) -> Self {
        let state = State {
            table,
            alarm: None,
            closed: false,
        };
        Self {
            clock,
            state: Mutex::new(state),
        }
    }

    /// The state, and the time. The time is read when the state is there: what was read before a
    /// wait for it may be long past.
    pub(crate) fn lock(&self) -> (MutexGuard<'_, State>, Instant) {
        let state = self.state();
        let now = self.clock.now();
        (state, now)
    }

    /// The state alone, for what has nothing to do with the time.
    fn state(&self) -> MutexGuard<'_, State> {
        // A guard is dropped also while its thread panics: that must not become an abort.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends all renewals.
    pub(crate) fn close(&self) {
        self.state().closed = true;
    }

    /// Sets an alarm for the next renewal, unless one is set that is early enough. A guard more is
    /// no alarm more.
    pub(crate) fn arm(self: &Arc<Self>) {
        let next = self.state().next_alarm();
        if let Some(at) = next {
            // An alarm must not keep alive what nobody else needs.
            let inner = Arc::downgrade(self);
            let ring = move || {
                if let Some(inner) = inner.upgrade() {
                    inner.ring(at);
                }
            };
            self.clock.call_at(at, Box::new(ring));
        }
    }

    fn ring(self: Arc<Self>, at: Instant) {
        let (mut state, now) = self.lock();
        if state.alarm == Some(at) {
            state.alarm = None;
        }
        if !state.closed {
            state.table.renew_due(now);
        }
        drop(state);
        self.arm();
    }
}

impl State {
    /// When to set an alarm, if one is missing.
    fn next_alarm(&mut self) -> Option<Instant> {
        let next = self.table.next_renewal().filter(|_| !self.closed)?;
        if self.alarm.is_some_and(|alarm| alarm <= next) {
            return None;
        }
        self.alarm = Some(next);
        self.alarm
    }
}
