//! The lock service: its operations, each one atomic.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::inner::Inner;
use crate::table::{Request, Table};
use crate::{
    AcquireResult, ClientId, Clock, FencingToken, LockError, LockId, LockInfo, LockServiceConfig,
    LockServiceEvent, SystemClock,
};

/// Grants locks for the time of a lease (one node; no replication).
///
/// A lease is valid from its grant until just before `expires_at`; at that very instant it is not.
/// Nothing needs to run for that: no operation takes an expired lease for a valid one, whether or
/// not somebody has cleaned up. To acquire, release, renew and check takes constant time, to clean
/// up and to tick the time of what is due.
///
/// ```
/// use std::collections::HashMap;
/// use std::sync::Arc;
/// use std::time::Duration;
/// use distributed_lock::{AcquireResult, LockService, LockServiceConfig, ManualClock};
///
/// let clock = Arc::new(ManualClock::new());
/// let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
/// let mut ask = |client: &str| {
///     service.try_acquire("door".to_string(), client.to_string(), None, HashMap::new())
/// };
/// assert!(matches!(ask("alice")?, AcquireResult::Acquired { .. }));
/// assert!(matches!(ask("bob")?, AcquireResult::AlreadyHeld { .. }));
/// clock.advance(Duration::from_secs(30)); // alice is silent
/// assert!(matches!(ask("bob")?, AcquireResult::Acquired { .. }));
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
// solution
pub struct LockService {
    pub(crate) inner: Arc<Inner>,
}
// starter: pub struct LockService {
// starter:     // Your private fields. A guard outlives the call that made it: it needs a handle to the state.
// starter: }
// end solution

impl LockService {
    /// A service on the system's clock.
    ///
    /// ```
    /// use distributed_lock::{LockService, LockServiceConfig};
    ///
    /// let service = LockService::new(LockServiceConfig::default());
    /// assert!(service.list_locks().is_empty());
    /// ```
    pub fn new(config: LockServiceConfig) -> Self {
        Self::with_clock(config, Arc::new(SystemClock::new()))
    }

    /// A service on a clock of the caller's.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use distributed_lock::{LockService, LockServiceConfig, ManualClock};
    ///
    /// let clock = Arc::new(ManualClock::new());
    /// let service = LockService::with_clock(LockServiceConfig::default(), clock);
    /// assert!(service.list_locks().is_empty());
    /// ```
    pub fn with_clock(config: LockServiceConfig, clock: Arc<dyn Clock>) -> Self {
        let table = Table::new(&config, clock.now());
        Self {
            inner: Arc::new(Inner::new(table, clock)),
        }
    }

    /// Grants the lock to the client, if nobody holds it, for `lease_duration` from now, or for the
    /// default.
    ///
    /// # Errors
    ///
    /// [`LockError::LeaseTooLong`]. That somebody holds the lock is no error.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::time::Duration;
    /// use distributed_lock::{AcquireResult, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let lease = Some(Duration::from_secs(10));
    /// let granted =
    ///     service.try_acquire("door".to_string(), "alice".to_string(), lease, HashMap::new())?;
    /// assert!(matches!(granted, AcquireResult::Acquired { fencing_token, .. } if fencing_token.0 == 1));
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn try_acquire(
        &mut self,
        lock_id: LockId,
        client_id: ClientId,
        lease_duration: Option<Duration>,
        metadata: HashMap<String, String>,
    ) -> Result<AcquireResult, LockError> {
        let request = Request {
            lock_id,
            client_id,
            lease: lease_duration,
            renews_itself: false,
            metadata,
        };
        let (mut state, now) = self.inner.lock();
        state.table.acquire(request, now)
    }

    /// Gives the lock back. To say it twice is to say it once: the last release of a lock may be
    /// repeated, also when somebody else has the lock by then, who keeps it.
    ///
    /// # Errors
    ///
    /// [`LockError::NotFound`], [`LockError::NotHolder`], [`LockError::InvalidFencingToken`],
    /// [`LockError::Expired`]; the first that applies.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use distributed_lock::{FencingToken, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let (door, alice) = ("door".to_string(), "alice".to_string());
    /// service.try_acquire(door.clone(), alice.clone(), None, HashMap::new())?;
    /// service.release(&door, &alice, FencingToken(1))?;
    /// service.release(&door, &alice, FencingToken(1))?; // the answer got lost, so she asks again
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn release(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        fencing_token: FencingToken,
    ) -> Result<(), LockError> {
        let (mut state, now) = self.inner.lock();
        state.table.release(lock_id, client_id, fencing_token, now)
    }

    /// Makes the lease end `extension` from now, or the default; never earlier than it would have
    /// ended anyway. Returns when it ends.
    ///
    /// # Errors
    ///
    /// [`LockError::LeaseTooLong`], [`LockError::NotFound`], [`LockError::NotHolder`],
    /// [`LockError::InvalidFencingToken`], [`LockError::Expired`]; the first that applies. A lease
    /// that has run out stays so.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::Arc;
    /// use std::time::Duration;
    /// use distributed_lock::{Clock, FencingToken, LockService, LockServiceConfig, ManualClock};
    ///
    /// let clock = Arc::new(ManualClock::new());
    /// let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    /// let (door, alice) = ("door".to_string(), "alice".to_string());
    /// service.try_acquire(door.clone(), alice.clone(), None, HashMap::new())?;
    /// clock.advance(Duration::from_secs(20));
    /// let expires_at = service.renew(&door, &alice, FencingToken(1), None)?;
    /// assert_eq!(expires_at - clock.now(), Duration::from_secs(30));
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn renew(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        fencing_token: FencingToken,
        extension: Option<Duration>,
    ) -> Result<Instant, LockError> {
        let (mut state, now) = self.inner.lock();
        let table = &mut state.table;
        table.renew(lock_id, client_id, fencing_token, extension, now)
    }

    /// Whether the lock is held, now, under this very token.
    ///
    /// # Errors
    ///
    /// [`LockError::NotFound`].
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use distributed_lock::{FencingToken, LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let door = "door".to_string();
    /// service.try_acquire(door.clone(), "alice".to_string(), None, HashMap::new())?;
    /// assert!(service.is_valid(&door, FencingToken(1))?);
    /// assert!(!service.is_valid(&door, FencingToken(0))?);
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn is_valid(
        &self,
        lock_id: &LockId,
        fencing_token: FencingToken,
    ) -> Result<bool, LockError> {
        let (state, now) = self.inner.lock();
        state.table.is_valid(lock_id, fencing_token, now)
    }

    /// The lock, if it is held.
    ///
    /// ```
    /// use distributed_lock::{LockService, LockServiceConfig};
    ///
    /// let service = LockService::new(LockServiceConfig::default());
    /// assert!(service.get_lock_info(&"door".to_string()).is_none());
    /// ```
    pub fn get_lock_info(&self, lock_id: &LockId) -> Option<LockInfo> {
        let (state, now) = self.inner.lock();
        state.table.info(lock_id, now)
    }

    /// All locks that are held, in ascending order of their ids.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use distributed_lock::{LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// for lock in ["b", "a"] {
    ///     service.try_acquire(lock.to_string(), "alice".to_string(), None, HashMap::new())?;
    /// }
    /// let locks: Vec<String> = service.list_locks().into_iter().map(|lock| lock.lock_id).collect();
    /// assert_eq!(locks, ["a", "b"]);
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn list_locks(&self) -> Vec<LockInfo> {
        let (state, now) = self.inner.lock();
        state.table.list(None, now)
    }

    /// The locks that the client holds, in ascending order of their ids.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use distributed_lock::{LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let alice = "alice".to_string();
    /// service.try_acquire("door".to_string(), alice.clone(), None, HashMap::new())?;
    /// assert_eq!(service.list_client_locks(&alice).len(), 1);
    /// assert!(service.list_client_locks(&"bob".to_string()).is_empty());
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn list_client_locks(&self, client_id: &ClientId) -> Vec<LockInfo> {
        let (state, now) = self.inner.lock();
        state.table.list(Some(client_id), now)
    }

    /// Ends the session of a client that says good-bye: releases all that it holds, and returns
    /// the ids in ascending order. Takes the time of all locks.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use distributed_lock::{LockService, LockServiceConfig};
    ///
    /// let mut service = LockService::new(LockServiceConfig::default());
    /// let alice = "alice".to_string();
    /// service.try_acquire("door".to_string(), alice.clone(), None, HashMap::new())?;
    /// assert_eq!(service.end_session(&alice), ["door"]);
    /// assert!(service.end_session(&alice).is_empty());
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn end_session(&mut self, client_id: &ClientId) -> Vec<LockId> {
        let (mut state, now) = self.inner.lock();
        state.table.end_session(client_id, now)
    }

    /// Puts away the leases that have run out; the ids of their locks, each once, in ascending
    /// order. Expiry does not depend on it.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::Arc;
    /// use std::time::Duration;
    /// use distributed_lock::{LockService, LockServiceConfig, ManualClock};
    ///
    /// let clock = Arc::new(ManualClock::new());
    /// let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    /// service.try_acquire("door".to_string(), "alice".to_string(), None, HashMap::new())?;
    /// clock.advance(Duration::from_secs(30));
    /// assert_eq!(service.cleanup_expired(), ["door"]);
    /// assert!(service.cleanup_expired().is_empty());
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn cleanup_expired(&mut self) -> Vec<LockId> {
        let (mut state, now) = self.inner.lock();
        state.table.clean_up(now)
    }

    /// To be called now and then: cleans up if it is time, and tells what has happened since the
    /// last call.
    ///
    /// ```
    /// use std::collections::HashMap;
    /// use std::sync::Arc;
    /// use std::time::Duration;
    /// use distributed_lock::{LockService, LockServiceConfig, LockServiceEvent, ManualClock};
    ///
    /// let clock = Arc::new(ManualClock::new());
    /// let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    /// service.try_acquire("door".to_string(), "alice".to_string(), None, HashMap::new())?;
    /// clock.advance(Duration::from_secs(20));
    /// let events = service.tick();
    /// let [LockServiceEvent::LockExpiringSoon { remaining, .. }] = &events[..] else {
    ///     panic!("half of the 30 s have passed");
    /// };
    /// assert_eq!(*remaining, Duration::from_secs(10));
    /// # Ok::<(), distributed_lock::LockError>(())
    /// ```
    pub fn tick(&mut self) -> Vec<LockServiceEvent> {
        let (mut state, now) = self.inner.lock();
        state.table.tick(now)
    }
}

impl Drop for LockService {
    fn drop(&mut self) {
        self.inner.close();
    }
}
