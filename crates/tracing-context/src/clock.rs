//! Where spans get their times from.

use std::time::SystemTime;

/// A clock. Tests own time through it, and so do replays.
///
/// ```
/// use std::time::SystemTime;
/// use tracing_context::Clock;
///
/// struct Stopped;
/// impl Clock for Stopped {
///     fn now(&self) -> SystemTime {
///         SystemTime::UNIX_EPOCH
///     }
/// }
/// assert_eq!(Stopped.now(), SystemTime::UNIX_EPOCH);
/// ```
pub trait Clock: Send + Sync {
    /// The present time. It may be earlier than what was said before: clocks are set back.
    fn now(&self) -> SystemTime;
}

/// The machine's clock.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }
}
