//! The lock as a value: to hold it is to hold the lock, to drop it is to give it back.

use std::sync::Arc;
use std::time::Duration;

use crate::inner::Inner;
use crate::{ClientId, FencingToken, LockHandle, LockId};

/// A lock that is renewed while this lives, and released when it is dropped.
///
/// It can be lost all the same: while the process stands still, nothing is renewed, and the lease
/// runs out. Then it stays lost. [`time_remaining`](Self::time_remaining) is 0, dropping it does
/// nothing, and whoever holds the lock by then is safe from it. Look before you act, and send the
/// token along, for the pause may come after the look.
///
/// ```
/// use std::sync::Arc;
/// use std::time::Duration;
/// use distributed_lock::{LockClient, LockService, LockServiceConfig, ManualClock};
///
/// let clock = Arc::new(ManualClock::new());
/// let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
/// let alice = LockClient::new("alice".to_string());
/// let lease = Duration::from_secs(10);
/// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
/// clock.advance(Duration::from_secs(3_600));
/// assert_eq!(guard.time_remaining(), Duration::from_secs(10)); // renewed just now
/// clock.jump(Duration::from_secs(60)); // a long pause of the whole process
/// assert_eq!(guard.time_remaining(), Duration::ZERO);
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
#[must_use = "the lock is released when its guard is dropped"]
// solution
pub struct LockGuard {
    inner: Arc<Inner>,
    lock_id: LockId,
    client_id: ClientId,
    token: FencingToken,
}
// starter: pub struct LockGuard {
// starter:     // Your private fields.
// starter: }
// end solution

impl LockGuard {
    pub(crate) fn new(
        inner: &Arc<Inner>,
        lock_id: LockId,
        client_id: ClientId,
        token: FencingToken,
    ) -> Self {
        Self {
            inner: Arc::clone(inner),
            lock_id,
            client_id,
            token,
        }
    }

    /// The token of the grant; it stays the same through all renewals, and when the lock is lost.
    ///
    /// ```
    /// use std::time::Duration;
    /// use distributed_lock::{LockClient, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let alice = LockClient::new("alice".to_string());
    /// let lease = Duration::from_secs(10);
    /// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
    /// assert_eq!(guard.fencing_token().0, 1);
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn fencing_token(&self) -> FencingToken {
        self.token
    }

    /// The lock.
    ///
    /// ```
    /// use std::time::Duration;
    /// use distributed_lock::{LockClient, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let alice = LockClient::new("alice".to_string());
    /// let lease = Duration::from_secs(10);
    /// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
    /// assert_eq!(guard.lock_id(), "door");
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn lock_id(&self) -> &LockId {
        &self.lock_id
    }

    /// What is left of the lease if it is not renewed again; 0 once the lock is lost.
    ///
    /// ```
    /// use std::time::Duration;
    /// use distributed_lock::{LockClient, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let alice = LockClient::new("alice".to_string());
    /// let lease = Duration::from_secs(10);
    /// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
    /// service.end_session(&"alice".to_string());
    /// assert_eq!(guard.time_remaining(), Duration::ZERO);
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn time_remaining(&self) -> Duration {
        let (state, now) = self.inner.lock();
        let lease = state.table.valid_lease(&self.lock_id, self.token, now);
        lease.map_or(Duration::ZERO, |lease| lease.remaining(now))
    }

    /// What to show to others; `None` once the lock is lost.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::time::Duration;
    /// use distributed_lock::{Clock, LockClient, LockService, LockServiceConfig, ManualClock};
    ///
    /// let clock = Arc::new(ManualClock::new());
    /// let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    /// let alice = LockClient::new("alice".to_string());
    /// let lease = Duration::from_secs(10);
    /// let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), lease)?;
    /// let handle = guard.handle().expect("it is held");
    /// assert_eq!(handle.expires_at, clock.now() + lease);
    /// clock.jump(lease);
    /// assert!(guard.handle().is_none());
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn handle(&self) -> Option<LockHandle> {
        let (state, now) = self.inner.lock();
        let lease = state.table.valid_lease(&self.lock_id, self.token, now)?;
        Some(LockHandle {
            lock_id: self.lock_id.clone(),
            fencing_token: self.token,
            expires_at: lease.expires_at,
        })
    }
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        let (mut state, now) = self.inner.lock();
        // Refused if the lock is lost, and then there is nothing to give back.
        let _ = state
            .table
            .release(&self.lock_id, &self.client_id, self.token, now);
    }
}
