//! What time it is.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Tells the broker the time: the system's clock, or one that a test moves by hand.
///
/// Time must not run backwards.
///
/// ```
/// use message_broker::{BrokerConfig, Clock, MessageBroker};
/// use std::sync::Arc;
/// use std::time::Instant;
///
/// struct Stopped(Instant);
///
/// impl Clock for Stopped {
///     fn now(&self) -> Instant {
///         self.0
///     }
/// }
///
/// let clock = Arc::new(Stopped(Instant::now()));
/// let broker = MessageBroker::with_clock(BrokerConfig::default(), clock);
/// assert!(broker.list_topics().is_empty());
/// ```
pub trait Clock: Send + Sync {
    /// The present moment.
    ///
    /// ```
    /// use message_broker::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::new();
    /// assert_eq!(clock.now(), clock.now());
    /// ```
    fn now(&self) -> Instant;
}

/// The clock of the system.
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Instant {
        Instant::now()
    }
}

/// A clock that stands still until it is moved.
///
/// ```
/// use message_broker::{Clock, ManualClock};
/// use std::time::Duration;
///
/// let clock = ManualClock::new();
/// let before = clock.now();
/// clock.advance(Duration::from_secs(3_600));
/// assert_eq!(clock.now() - before, Duration::from_secs(3_600));
/// ```
#[derive(Debug)]
// solution
pub struct ManualClock {
    now: Mutex<Instant>,
}
// starter: pub struct ManualClock {
// starter:     // Your private fields: it is moved through `&self`, from any thread.
// starter: }
// end solution

impl ManualClock {
    /// A clock that stands at the moment of this call.
    ///
    /// ```
    /// use message_broker::{Clock, ManualClock};
    ///
    /// let clock = ManualClock::new();
    /// assert_eq!(clock.now(), clock.now());
    /// ```
    #[allow(clippy::new_without_default, reason = "a moment is no default value")]
    pub fn new() -> Self {
        Self {
            now: Mutex::new(Instant::now()),
        }
    }

    /// Moves the clock forward.
    ///
    /// ```
    /// use message_broker::{Clock, ManualClock};
    /// use std::time::Duration;
    ///
    /// let clock = ManualClock::new();
    /// let before = clock.now();
    /// clock.advance(Duration::from_millis(1));
    /// assert!(clock.now() > before);
    /// ```
    pub fn advance(&self, by: Duration) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Instant {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
