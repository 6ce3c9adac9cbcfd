//! A client that keeps its locks for as long as it needs them.

use std::collections::HashMap;
use std::time::Duration;

use crate::guard::LockGuard;
use crate::table::Request;
use crate::{AcquireResult, ClientId, LockError, LockId, LockService};

/// A client of a [`LockService`].
///
/// ```
/// use std::time::Duration;
/// use distributed_lock::{LockClient, LockService, LockServiceConfig};
///
/// let mut service = LockService::new(LockServiceConfig::default());
/// let alice = LockClient::new("alice".to_string());
/// let lease = Duration::from_secs(10);
/// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
/// assert!(guard.time_remaining() > Duration::ZERO);
/// drop(guard);
/// assert!(service.list_locks().is_empty());
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
// solution
pub struct LockClient {
    client_id: ClientId,
}
// starter: pub struct LockClient {
// starter:     // Your private fields.
// starter: }
// end solution

impl LockClient {
    /// A client of that name.
    ///
    /// ```
    /// let alice = distributed_lock::LockClient::new("alice".to_string());
    /// # drop(alice);
    /// ```
    pub fn new(client_id: ClientId) -> Self {
        Self { client_id }
    }

    /// Acquires the lock and renews it, by `lease_duration` each time, until the guard is dropped.
    ///
    /// # Errors
    ///
    /// [`LockError::LeaseTooLong`]; [`LockError::Timeout`], at once, if the lock is held.
    ///
    /// ```
    /// use std::time::Duration;
    /// use distributed_lock::{LockClient, LockError, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let (alice, bob) = (LockClient::new("alice".into()), LockClient::new("bob".into()));
    /// let lease = Duration::from_secs(10);
    /// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
    /// let refused = bob.acquire_with_auto_renew(&mut service, "door".to_string(), lease);
    /// assert!(matches!(refused, Err(LockError::Timeout)));
    /// drop(guard);
    /// assert!(bob.acquire_with_auto_renew(&mut service, "door".to_string(), lease).is_ok());
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn acquire_with_auto_renew(
        &self,
        service: &mut LockService,
        lock_id: LockId,
        lease_duration: Duration,
    ) -> Result<LockGuard, LockError> {
        let request = Request {
            lock_id: lock_id.clone(),
            client_id: self.client_id.clone(),
            lease: Some(lease_duration),
            renews_itself: true,
            metadata: HashMap::new(),
        };
        let (mut state, now) = service.inner.lock();
        let result = state.table.acquire(request, now)?;
        drop(state);
        let AcquireResult::Acquired { fencing_token, .. } = result else {
            return Err(LockError::Timeout);
        };
        service.inner.arm();
        let client_id = self.client_id.clone();
        Ok(LockGuard::new(
            &service.inner,
            lock_id,
            client_id,
            fencing_token,
        ))
    }
}
