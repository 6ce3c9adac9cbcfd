//! Where the time comes from, and who rings when it is up.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// What an alarm does.
// given
type Action = Box<dyn FnOnce() + Send>;

/// A source of time that also rings.
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicBool, Ordering};
/// use std::time::Duration;
/// use distributed_lock::{Clock, ManualClock};
///
/// let clock = ManualClock::new();
/// let rung = Arc::new(AtomicBool::new(false));
/// let bell = rung.clone();
/// let deadline = clock.now() + Duration::from_secs(15);
/// clock.call_at(deadline, Box::new(move || bell.store(true, Ordering::SeqCst)));
/// clock.advance(Duration::from_secs(14));
/// assert!(!rung.load(Ordering::SeqCst));
/// clock.advance(Duration::from_secs(1));
/// assert!(rung.load(Ordering::SeqCst));
/// ```
// given
pub trait Clock: Send + Sync {
    /// The time. It never goes back.
    fn now(&self) -> Instant;

    /// Sets an alarm: runs `action` once, as soon as `now()` has reached `deadline`; maybe later,
    /// never before, never inside this call, and on whatever thread the clock likes. An alarm
    /// cannot be taken back.
    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>);
}

/// Alarms by deadline; those of one deadline in the order in which they were set.
// given
#[derive(Default)]
struct Alarms {
    pending: BTreeMap<(Instant, u64), Action>,
    set: u64,
}

// given
impl Alarms {
    fn set(&mut self, deadline: Instant, action: Action) {
        self.pending.insert((deadline, self.set), action);
        self.set += 1;
    }

    /// The deadline of the next alarm.
    fn next(&self) -> Option<Instant> {
        let ((deadline, _), _) = self.pending.first_key_value()?;
        Some(*deadline)
    }

    /// Takes the first alarm whose deadline is not after `now`.
    fn take_due(&mut self, now: Instant) -> Option<(Instant, Action)> {
        let first = self.pending.first_entry()?;
        (first.key().0 <= now).then(|| {
            let ((deadline, _), action) = first.remove_entry();
            (deadline, action)
        })
    }
}

/// Nothing here is left half done by a panic, so a poisoned mutex is as good as any.
// given
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The system's clock. Alarms ring on a thread of its own, which lives while alarms are set.
///
/// ```
/// use distributed_lock::{Clock, SystemClock};
///
/// let clock = SystemClock::new();
/// let (sender, receiver) = std::sync::mpsc::channel();
/// clock.call_at(clock.now(), Box::new(move || sender.send("rung").unwrap()));
/// assert_eq!(receiver.recv(), Ok("rung"));
/// ```
// given
#[derive(Default)]
pub struct SystemClock {
    timer: Arc<Timer>,
}

// given
#[derive(Default)]
struct Timer {
    state: Mutex<TimerState>,
    changed: Condvar,
}

// given
#[derive(Default)]
struct TimerState {
    alarms: Alarms,
    running: bool,
}

// given
impl SystemClock {
    /// The clock; no thread runs yet.
    ///
    /// ```
    /// use distributed_lock::{Clock, SystemClock};
    ///
    /// let clock = SystemClock::new();
    /// assert!(clock.now() <= clock.now());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }
}

// given
impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }

    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>) {
        let mut state = lock(&self.timer.state);
        state.alarms.set(deadline, action);
        if state.running {
            self.timer.changed.notify_one();
        } else {
            let timer = Arc::clone(&self.timer);
            thread::spawn(move || timer.run());
            state.running = true;
        }
    }
}

// given
impl Timer {
    /// Rings until no alarm is left.
    fn run(&self) {
        let _stopped = Stopped(self);
        let mut state = lock(&self.state);
        while let Some(deadline) = state.alarms.next() {
            let now = Instant::now();
            if let Some((_, action)) = state.alarms.take_due(now) {
                drop(state);
                action();
                state = lock(&self.state);
            } else {
                let wait = self.changed.wait_timeout(state, deadline - now);
                state = wait.unwrap_or_else(PoisonError::into_inner).0;
            }
        }
        // Said before the state is let go, so that no alarm is set in between and forgotten.
        state.running = false;
    }
}

/// Says that the thread has stopped, also if an alarm made it panic.
// given
struct Stopped<'a>(&'a Timer);

// given
impl Drop for Stopped<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            lock(&self.0.state).running = false;
        }
    }
}

/// A clock that stands still until it is told to go on: for tests.
///
/// ```
/// use std::time::Duration;
/// use distributed_lock::{Clock, ManualClock};
///
/// let clock = ManualClock::new();
/// let start = clock.now();
/// assert_eq!(clock.now(), start);
/// clock.advance(Duration::from_secs(5));
/// assert_eq!(clock.now() - start, Duration::from_secs(5));
/// ```
// given
pub struct ManualClock {
    state: Mutex<ManualState>,
}

// given
struct ManualState {
    now: Instant,
    alarms: Alarms,
}

// given
impl ManualClock {
    /// A clock that stands at some instant.
    ///
    /// ```
    /// use distributed_lock::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::new();
    /// assert_eq!(clock.now(), clock.now());
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets `duration` pass: the alarms due until then ring one after the other, each at its own
    /// time, those included that an alarm sets. Returns when the last has been dealt with.
    ///
    /// ```
    /// use std::time::Duration;
    /// use distributed_lock::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::new();
    /// let start = clock.now();
    /// clock.advance(Duration::from_millis(1));
    /// assert_eq!(clock.now() - start, Duration::from_millis(1));
    /// ```
    pub fn advance(&self, duration: Duration) {
        let end = self.now() + duration;
        loop {
            let mut state = lock(&self.state);
            let Some((deadline, action)) = state.alarms.take_due(end) else {
                state.now = state.now.max(end);
                return;
            };
            state.now = state.now.max(deadline);
            drop(state);
            action();
        }
    }

    /// Lets `duration` pass as if the process had been stopped for so long: the time is set first,
    /// and whatever is due by then rings late.
    ///
    /// ```
    /// use std::time::Duration;
    /// use distributed_lock::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::new();
    /// let start = clock.now();
    /// clock.jump(Duration::from_secs(60));
    /// assert_eq!(clock.now() - start, Duration::from_secs(60));
    /// ```
    pub fn jump(&self, duration: Duration) {
        lock(&self.state).now += duration;
        self.advance(Duration::ZERO);
    }
}

// given
impl Default for ManualClock {
    fn default() -> Self {
        Self {
            state: Mutex::new(ManualState {
                now: Instant::now(),
                alarms: Alarms::default(),
            }),
        }
    }
}

// given
impl Clock for ManualClock {
    fn now(&self) -> Instant {
        lock(&self.state).now
    }

    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>) {
        lock(&self.state).alarms.set(deadline, action);
    }
}
