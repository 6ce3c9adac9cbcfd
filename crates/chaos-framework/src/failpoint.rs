//! What a failpoint is: its action, its condition, its error.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A named place in the program where a fault can be injected.
///
/// ```
/// use chaos_framework::{Failpoint, FailpointAction, FailpointCondition};
///
/// let third_write_fails = Failpoint {
///     name: "wal::write".to_string(),
///     action: FailpointAction::Return("I/O error".to_string()),
///     condition: Some(FailpointCondition::AfterCount(2)),
///     count: Some(1),
/// };
/// ```
#[derive(Debug, Clone)]
pub struct Failpoint {
    /// How the program names it.
    pub name: String,
    /// What happens there.
    pub action: FailpointAction,
    /// When it happens; `None` is always.
    pub condition: Option<FailpointCondition>,
    /// How often it happens at most; `None` is no limit.
    pub count: Option<u32>,
}

/// What happens when a failpoint is hit.
///
/// ```
/// use chaos_framework::FailpointAction;
///
/// // Twice slow, then broken once, then well again.
/// let action = FailpointAction::Sequence(vec![
///     FailpointAction::CountedAction {
///         remaining: 2,
///         action: Box::new(FailpointAction::Sleep(std::time::Duration::from_millis(50))),
///     },
///     FailpointAction::Return("gone".to_string()),
/// ]);
/// ```
#[derive(Clone)]
pub enum FailpointAction {
    /// Nothing.
    Off,
    /// `Err(FailpointError::Triggered)` with this text.
    Return(String),
    /// `Err(FailpointError::Panic)` with this text: the caller is to treat it as a crash.
    Panic(String),
    /// Simulated time passes.
    Sleep(Duration),
    /// The action in so many cases of a hundred.
    Probability {
        /// 0 is never, 100 and more is always.
        percent: u8,
        /// What happens then.
        action: Box<FailpointAction>,
    },
    /// The action so many times, then nothing.
    CountedAction {
        /// How many times.
        remaining: u32,
        /// What happens then.
        action: Box<FailpointAction>,
    },
    /// One action a hit, in this order, then nothing.
    Sequence(Vec<FailpointAction>),
    /// Whatever the program wants; an error is `FailpointError::Triggered`.
    Callback(Arc<dyn Fn() -> Result<(), String> + Send + Sync>),
}

impl fmt::Debug for FailpointAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FailpointAction::Off => f.write_str("Off"),
            FailpointAction::Return(text) => f.debug_tuple("Return").field(text).finish(),
            FailpointAction::Panic(text) => f.debug_tuple("Panic").field(text).finish(),
            FailpointAction::Sleep(time) => f.debug_tuple("Sleep").field(time).finish(),
            FailpointAction::Probability { percent, action } => f
                .debug_struct("Probability")
                .field("percent", percent)
                .field("action", action)
                .finish(),
            FailpointAction::CountedAction { remaining, action } => f
                .debug_struct("CountedAction")
                .field("remaining", remaining)
                .field("action", action)
                .finish(),
            FailpointAction::Sequence(actions) => f.debug_tuple("Sequence").field(actions).finish(),
            FailpointAction::Callback(_) => f.write_str("Callback"),
        }
    }
}

/// When a failpoint acts. Hits are numbered from 1.
///
/// ```
/// let from_the_sixth_hit_on = chaos_framework::FailpointCondition::AfterCount(5);
/// ```
#[derive(Debug, Clone)]
pub enum FailpointCondition {
    /// At every hit.
    Always,
    /// On the thread that took this name by
    /// [`FailpointRegistry::name_thread`](crate::FailpointRegistry::name_thread).
    OnThread(String),
    /// In this share of the hits, from 0 to 1.
    WithProbability(f64),
    /// Not at the first n hits.
    AfterCount(u32),
    /// Only at the first n hits.
    BeforeCount(u32),
    /// From `start` on and before `end`, by tokio's clock.
    TimeWindow {
        /// The first instant.
        start: Instant,
        /// The first instant after.
        end: Instant,
    },
}

/// What a failpoint that was hit makes its caller return.
///
/// ```
/// let error = chaos_framework::FailpointError::Triggered("disk".to_string());
/// assert_eq!(error.to_string(), "Failpoint triggered: disk");
/// ```
#[derive(Debug, Clone, thiserror::Error)]
pub enum FailpointError {
    /// An injected error.
    #[error("Failpoint triggered: {0}")]
    Triggered(String),
    /// An injected crash.
    #[error("Failpoint panic: {0}")]
    Panic(String),
}
