use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use thiserror::Error;

/// The name of a lock.
pub type LockId = String;

/// The name of a client, unique in the system.
pub type ClientId = String;

/// The number of a grant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FencingToken(pub u64);

/// The settings of a service; times in milliseconds.
#[derive(Debug, Clone)]
pub struct LockServiceConfig {
    /// 30,000 by default
    pub default_lease_duration: u64,
    /// 300,000 by default
    pub max_lease_duration: u64,
    /// 5,000 by default
    pub cleanup_interval: u64,
    /// the part of a lease that is left when it is renewed or warned about; 0.5 by default
    pub renewal_margin: f64,
}

impl Default for LockServiceConfig {
    fn default() -> Self;
}

/// A lock that is held.
#[derive(Debug, Clone)]
pub struct LockInfo {
    pub lock_id: LockId,
    pub holder: ClientId,
    pub fencing_token: FencingToken,
    pub acquired_at: Instant,
    pub expires_at: Instant,
    pub metadata: HashMap<String, String>,
}

/// How an attempt to acquire a lock went.
#[derive(Debug, Clone)]
pub enum AcquireResult {
    /// the lock is the client's until just before `expires_at`
    Acquired {
        fencing_token: FencingToken,
        expires_at: Instant,
    },
    /// somebody holds it, maybe the client itself
    AlreadyHeld {
        holder: ClientId,
        expires_at: Instant,
    },
    /// reserved
    Waiting { position_in_queue: usize },
}

/// Why an operation was refused.
#[derive(Debug, Error)]
pub enum LockError {
    #[error("Lock not found: {0}")]
    NotFound(LockId),
    #[error("Lock not held by client: {0}")]
    NotHolder(ClientId),
    #[error("Lock expired")]
    Expired,
    #[error("Invalid fencing token: expected >= {expected}, got {actual}")]
    InvalidFencingToken { expected: u64, actual: u64 },
    #[error("Lease duration exceeds maximum: {requested}ms > {max}ms")]
    LeaseTooLong { requested: u64, max: u64 },
    #[error("Operation timeout")]
    Timeout,
}

/// Where the time comes from, and who rings when it is up. Comes with the starter.
pub trait Clock: Send + Sync {
    /// The time. It never goes back.
    fn now(&self) -> Instant;

    /// Runs the action once, as soon as `now()` has reached the deadline; never before, never inside this call.
    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>);
}

/// The system's clock; alarms ring on a thread of its own. Comes with the starter.
pub struct SystemClock { /* private */ }

impl SystemClock {
    pub fn new() -> Self;
}

impl Clock for SystemClock {
    fn now(&self) -> Instant;

    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>);
}

/// A clock that stands still until it is told to go on. Comes with the starter.
pub struct ManualClock { /* private */ }

impl ManualClock {
    pub fn new() -> Self;

    /// Lets the time pass: each alarm rings at its own time.
    pub fn advance(&self, duration: Duration);

    /// Lets the time pass as if the process stood still: alarms ring late.
    pub fn jump(&self, duration: Duration);
}

impl Clock for ManualClock {
    fn now(&self) -> Instant;

    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>);
}

/// A lock service of one node.
pub struct LockService { /* private */ }

/// The service can stand in an `Arc<Mutex<_>>` (automatic: nothing to write).
impl Send for LockService {}

impl Sync for LockService {}

/// What a holder shows to others.
pub struct LockHandle {
    pub lock_id: LockId,
    pub fencing_token: FencingToken,
    pub expires_at: Instant,
}

impl LockService {
    /// A service on the system's clock.
    pub fn new(config: LockServiceConfig) -> Self;

    /// A service on the clock given.
    pub fn with_clock(config: LockServiceConfig, clock: Arc<dyn Clock>) -> Self;

    /// Grants the lock, if nobody holds it, for the lease given or the default.
    pub fn try_acquire(
        &mut self,
        lock_id: LockId,
        client_id: ClientId,
        lease_duration: Option<Duration>,
        metadata: HashMap<String, String>,
    ) -> Result<AcquireResult, LockError>;

    /// Gives the lock back; the last release may be repeated.
    pub fn release(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        fencing_token: FencingToken,
    ) -> Result<(), LockError>;

    /// Puts the end of the lease off; returns it.
    pub fn renew(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        fencing_token: FencingToken,
        extension: Option<Duration>,
    ) -> Result<Instant, LockError>;

    /// Whether the lock is held, now, under this very token.
    pub fn is_valid(
        &self,
        lock_id: &LockId,
        fencing_token: FencingToken,
    ) -> Result<bool, LockError>;

    /// The lock, if it is held.
    pub fn get_lock_info(&self, lock_id: &LockId) -> Option<LockInfo>;

    /// All locks that are held, in ascending order of their ids.
    pub fn list_locks(&self) -> Vec<LockInfo>;

    /// Those that the client holds, in ascending order of their ids.
    pub fn list_client_locks(&self, client_id: &ClientId) -> Vec<LockInfo>;

    /// Releases all that the client holds; the ids in ascending order.
    pub fn end_session(&mut self, client_id: &ClientId) -> Vec<LockId>;

    /// Puts expired leases away; the ids of their locks in ascending order.
    pub fn cleanup_expired(&mut self) -> Vec<LockId>;

    /// Cleans up if it is time, and tells what happened.
    pub fn tick(&mut self) -> Vec<LockServiceEvent>;
}

/// What a tick tells.
#[derive(Debug, Clone)]
pub enum LockServiceEvent {
    LockExpired { lock_id: LockId, holder: ClientId },
    LockExpiringSoon { lock_id: LockId, holder: ClientId, remaining: Duration },
}

/// A client whose locks are renewed for it.
pub struct LockClient { /* private */ }

impl LockClient {
    pub fn new(client_id: ClientId) -> Self;

    /// Acquires the lock and renews it until the guard is dropped.
    pub fn acquire_with_auto_renew(
        &self,
        service: &mut LockService,
        lock_id: LockId,
        lease_duration: Duration,
    ) -> Result<LockGuard, LockError>;
}

/// A lock that is renewed while this lives, and released when it is dropped.
pub struct LockGuard { /* private */ }

/// A guard can move to the thread that does the work (automatic: nothing to write).
impl Send for LockGuard {}

impl Sync for LockGuard {}

impl LockGuard {
    pub fn fencing_token(&self) -> FencingToken;

    pub fn lock_id(&self) -> &LockId;

    /// What is left of the lease; 0 once the lock is lost.
    pub fn time_remaining(&self) -> Duration;

    /// What to show to others; none once the lock is lost.
    pub fn handle(&self) -> Option<LockHandle>;
}
