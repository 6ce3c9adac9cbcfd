//! A clock that the tests move.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::Clock;

pub(super) struct TestClock {
    state: Mutex<State>,
}

struct State {
    now: Instant,
    alarms: Vec<Alarm>,
    /// How many alarms were ever set.
    set: u64,
    /// How often the time was asked for.
    asked: u64,
}

struct Alarm {
    deadline: Instant,
    number: u64,
    action: Box<dyn FnOnce() + Send>,
}

/// As many alarms as no test needs in one call: what sets one for no later than now, whenever one
/// rings, never lets the time go on.
const ALARMS_MAX: u32 = 1_000_000;

impl TestClock {
    pub(super) fn new() -> TestClock {
        let state = State {
            now: Instant::now(),
            alarms: Vec::new(),
            set: 0,
            asked: 0,
        };
        TestClock {
            state: Mutex::new(state),
        }
    }

    /// `duration` goes by: every alarm rings at its time.
    #[track_caller]
    pub(super) fn pass(&self, duration: Duration) {
        let end = self.lock().now + duration;
        for _ in 0..ALARMS_MAX {
            let mut state = self.lock();
            let due = state.alarms.iter().filter(|alarm| alarm.deadline <= end);
            let first = due.min_by_key(|alarm| (alarm.deadline, alarm.number));
            let Some(number) = first.map(|alarm| alarm.number) else {
                state.now = state.now.max(end);
                return;
            };
            state.alarms.sort_by_key(|alarm| alarm.number != number);
            let alarm = state.alarms.swap_remove(0);
            state.now = state.now.max(alarm.deadline);
            drop(state);
            (alarm.action)();
        }
        panic!(
            "{ALARMS_MAX} alarms rang, and there is another for no later than now: whoever sets an \
             alarm when one rings must set it for a later time (1.11: what is left at the margin is \
             rounded down, so a renewal puts the margin off; 1.12: who has lost sets no alarm)"
        );
    }

    /// The same until `instant`.
    #[track_caller]
    pub(super) fn pass_until(&self, instant: Instant) {
        let now = self.lock().now;
        self.pass(instant.saturating_duration_since(now));
    }

    /// The process stands still for `duration`: alarms ring late, when it is over.
    #[track_caller]
    pub(super) fn stall(&self, duration: Duration) {
        self.pause(duration);
        self.pass(Duration::ZERO);
    }

    /// The same, and the alarms have not rung yet: others are faster.
    pub(super) fn pause(&self, duration: Duration) {
        self.lock().now += duration;
    }

    /// How many alarms have been set so far.
    pub(super) fn set(&self) -> u64 {
        self.lock().set
    }

    /// How often the service has asked for the time so far.
    pub(super) fn asked(&self) -> u64 {
        self.lock().asked
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for TestClock {
    fn now(&self) -> Instant {
        let mut state = self.lock();
        state.asked += 1;
        state.now
    }

    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>) {
        let mut state = self.lock();
        state.set += 1;
        let number = state.set;
        state.alarms.push(Alarm {
            deadline,
            number,
            action,
        });
    }
}
