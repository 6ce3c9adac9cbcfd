//! What the service says about a lock and its lease.

use std::collections::HashMap;
use std::time::Instant;

/// The name of a lock. Any string is a name; names are ordered as `String` is.
///
/// ```
/// let lock: distributed_lock::LockId = "invoices/2024".to_string();
/// assert!(lock < "invoices/2025".to_string());
/// ```
pub type LockId = String;

/// The name of a client, unique in the system.
///
/// ```
/// let client: distributed_lock::ClientId = "worker-7".to_string();
/// assert!(!client.is_empty());
/// ```
pub type ClientId = String;

/// The number of a grant: the service numbers all its grants 1, 2, 3, …, whatever the lock.
///
/// It goes along with each write to what the lock protects, and there a token smaller than the
/// greatest seen so far is refused: it is that of a holder who has lost the lock and does not know
/// it yet (Kleppmann 2016; the sequencers of Chubby, OSDI 2006, section 2.4).
///
/// ```
/// use distributed_lock::FencingToken;
///
/// assert!(FencingToken(33) < FencingToken(34));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FencingToken(pub u64);

/// A lock that is held, as [`LockService::get_lock_info`](crate::LockService::get_lock_info) and
/// the lists show it.
///
/// ```
/// use std::collections::HashMap;
/// use distributed_lock::{LockService, LockServiceConfig};
///
/// let mut service = LockService::new(LockServiceConfig::default());
/// let why = HashMap::from([("job".to_string(), "backup".to_string())]);
/// service.try_acquire("disk".to_string(), "alice".to_string(), None, why)?;
/// let info = service.get_lock_info(&"disk".to_string()).expect("it is held");
/// assert_eq!((info.holder.as_str(), info.metadata["job"].as_str()), ("alice", "backup"));
/// assert!(info.acquired_at < info.expires_at);
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
#[derive(Debug, Clone)]
pub struct LockInfo {
    /// The lock.
    pub lock_id: LockId,
    /// Who holds it.
    pub holder: ClientId,
    /// The token of the grant.
    pub fencing_token: FencingToken,
    /// When it was granted; renewals do not change it.
    pub acquired_at: Instant,
    /// The first instant at which the lease is no longer valid.
    pub expires_at: Instant,
    /// What the holder gave when it acquired the lock.
    pub metadata: HashMap<String, String>,
}

/// How an attempt to acquire a lock went.
///
/// ```
/// use std::collections::HashMap;
/// use distributed_lock::{AcquireResult, LockService, LockServiceConfig};
///
/// let mut service = LockService::new(LockServiceConfig::default());
/// let mut ask = |client: &str| {
///     service.try_acquire("door".to_string(), client.to_string(), None, HashMap::new())
/// };
/// assert!(matches!(ask("alice")?, AcquireResult::Acquired { .. }));
/// assert!(matches!(ask("bob")?, AcquireResult::AlreadyHeld { holder, .. } if holder == "alice"));
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
#[derive(Debug, Clone)]
pub enum AcquireResult {
    /// The lock is the client's from now until `expires_at`.
    Acquired {
        /// The number of this grant.
        fencing_token: FencingToken,
        /// The first instant at which the lease is no longer valid.
        expires_at: Instant,
    },
    /// Somebody holds it; that may be the client itself.
    AlreadyHeld {
        /// Who holds it.
        holder: ClientId,
        /// When that lease ends, unless it is renewed.
        expires_at: Instant,
    },
    /// Reserved for services with a queue: this one never returns it.
    Waiting {
        /// How many are ahead.
        position_in_queue: usize,
    },
}

/// What a holder shows to whom it asks for work on what the lock protects.
///
/// ```
/// use std::time::Duration;
/// use distributed_lock::{LockClient, LockService, LockServiceConfig};
///
/// let mut service = LockService::new(LockServiceConfig::default());
/// let alice = LockClient::new("alice".to_string());
/// let lease = Duration::from_secs(10);
/// let guard = alice.acquire_with_auto_renew(&mut service, "disk".to_string(), lease)?;
/// let handle = guard.handle().expect("the lease is fresh");
/// assert_eq!(handle.lock_id, "disk");
/// assert_eq!(handle.fencing_token, guard.fencing_token());
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
pub struct LockHandle {
    /// The lock.
    pub lock_id: LockId,
    /// The token of the grant.
    pub fencing_token: FencingToken,
    /// The first instant at which the lease is no longer valid, unless it is renewed.
    pub expires_at: Instant,
}
