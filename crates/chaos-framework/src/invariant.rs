//! What must hold at all times.

use std::collections::HashMap;
use std::sync::Arc;

/// A property of the system under test.
///
/// `check` runs on a thread of its own, where it may block on a lock; but it must not wait for
/// something that needs time to pass, because no time passes before it returns.
///
/// ```
/// use chaos_framework::{Invariant, InvariantViolation};
/// use std::{collections::HashMap, sync::atomic::{AtomicI64, Ordering}, sync::Arc};
///
/// struct NotNegative(Arc<AtomicI64>);
///
/// impl Invariant for NotNegative {
///     fn check(&self) -> Result<(), InvariantViolation> {
///         match self.0.load(Ordering::SeqCst) {
///             0.. => Ok(()),
///             balance => Err(InvariantViolation {
///                 invariant: self.name().to_string(),
///                 message: format!("the balance is {balance}"),
///                 context: HashMap::new(),
///             }),
///         }
///     }
///     fn name(&self) -> &str {
///         "not negative"
///     }
/// }
/// assert!(NotNegative(Arc::new(AtomicI64::new(-1))).check().is_err());
/// ```
pub trait Invariant: Send + Sync {
    /// Whether it holds now.
    ///
    /// # Errors
    ///
    /// What was seen, if it does not.
    fn check(&self) -> Result<(), InvariantViolation>;

    /// What it is called.
    fn name(&self) -> &str;
}

/// That an invariant did not hold, and what was seen.
///
/// ```
/// let violation = chaos_framework::InvariantViolation {
///     invariant: "sum".to_string(),
///     message: "expected 100, got 50".to_string(),
///     context: std::collections::HashMap::new(),
/// };
/// ```
#[derive(Debug, Clone)]
pub struct InvariantViolation {
    /// Which one.
    pub invariant: String,
    /// What was seen.
    pub message: String,
    /// Whatever else helps to understand it.
    pub context: HashMap<String, String>,
}

/// Checks an invariant on a thread where it may block. One that panics does not hold.
pub(crate) async fn check_apart(
    name: &str,
    invariant: Arc<dyn Invariant>,
) -> Result<(), InvariantViolation> {
    match tokio::task::spawn_blocking(move || invariant.check()).await {
        Ok(result) => result,
        Err(error) => Err(InvariantViolation {
            invariant: name.to_string(),
            message: format!("the check failed: {error}"),
            context: Default::default(),
        }),
    }
}
