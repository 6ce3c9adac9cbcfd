//! Where the time of a write comes from.

use std::fmt::Debug;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// A wall clock. It may stand still and it may be set back; what is stamped by it is not.
///
/// ```
/// use std::sync::Arc;
/// use crdt_registry::{Clock, LWWRegister};
///
/// #[derive(Debug)]
/// struct Noon;
/// impl Clock for Noon {
///     fn now(&self) -> u64 {
///         12 * 3_600 * 1_000_000_000
///     }
/// }
///
/// let mut register = LWWRegister::with_clock("a".to_string(), Arc::new(Noon));
/// register.set("lunch");
/// assert_eq!(register.timestamp().time, Noon.now());
/// ```
pub trait Clock: Debug + Send + Sync {
    /// The time, in nanoseconds since 1970 or whenever else all replicas agree on.
    fn now(&self) -> u64;
}

/// The clock of the machine.
///
/// ```
/// use crdt_registry::{Clock, SystemClock};
///
/// assert!(SystemClock.now() > 0);
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

// given
impl Clock for SystemClock {
    fn now(&self) -> u64 {
        let since_1970 = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        // Before 1970 it is 0, and from the year 2554 on it stands still.
        since_1970.map_or(0, |age| u64::try_from(age.as_nanos()).unwrap_or(u64::MAX))
    }
}

/// A clock that shows what it is told, for tests.
///
/// ```
/// use crdt_registry::{Clock, ManualClock};
///
/// let clock = ManualClock::new(1_000);
/// clock.set(400); // clocks are set back, too
/// assert_eq!(clock.now(), 400);
/// ```
// given
#[derive(Debug)]
pub struct ManualClock {
    now: AtomicU64,
}

// given
impl ManualClock {
    /// A clock that shows `now`.
    ///
    /// ```
    /// use crdt_registry::{Clock, ManualClock};
    ///
    /// assert_eq!(ManualClock::new(7).now(), 7);
    /// ```
    pub fn new(now: u64) -> Self {
        Self {
            now: AtomicU64::new(now),
        }
    }

    /// Sets the clock, forwards or back.
    ///
    /// ```
    /// use crdt_registry::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::new(7);
    /// clock.set(8);
    /// assert_eq!(clock.now(), 8);
    /// ```
    pub fn set(&self, now: u64) {
        self.now.store(now, Ordering::SeqCst);
    }
}

// given
impl Clock for ManualClock {
    fn now(&self) -> u64 {
        self.now.load(Ordering::SeqCst)
    }
}
