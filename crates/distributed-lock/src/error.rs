//! Why the service refuses.

use crate::{ClientId, LockId};

/// Why an operation was refused. A refusal changes nothing.
///
/// ```
/// use distributed_lock::{FencingToken, LockError, LockService, LockServiceConfig};
///
/// let mut service = LockService::new(LockServiceConfig::default());
/// let refused = service.release(&"attic".to_string(), &"alice".to_string(), FencingToken(1));
/// let error = refused.unwrap_err();
/// assert!(matches!(error, LockError::NotFound(_)));
/// assert_eq!(error.to_string(), "Lock not found: attic");
/// ```
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// The lock was never granted, or so long ago that it is forgotten.
    #[error("Lock not found: {0}")]
    NotFound(LockId),
    /// The client that asked, which does not hold the lock.
    #[error("Lock not held by client: {0}")]
    NotHolder(ClientId),
    /// The lease that the token belongs to has run out.
    #[error("Lock expired")]
    Expired,
    /// The token is not that of the lock's last grant.
    #[error("Invalid fencing token: expected >= {expected}, got {actual}")]
    InvalidFencingToken {
        /// The token of the last grant, and the only one that is taken.
        expected: u64,
        /// The token that came.
        actual: u64,
    },
    /// A lease or renewal longer than the configuration allows.
    #[error("Lease duration exceeds maximum: {requested}ms > {max}ms")]
    LeaseTooLong {
        /// What was asked for, in milliseconds, rounded up; `u64::MAX` if it is more than that.
        requested: u64,
        /// What is allowed, in milliseconds.
        max: u64,
    },
    /// The lock is held, and nobody waits here.
    #[error("Operation timeout")]
    Timeout,
}
