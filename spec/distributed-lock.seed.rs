use std::collections::HashMap;
use std::time::{Duration, Instant};
use thiserror::Error;

pub type LockId = String;

pub type ClientId = String;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FencingToken(pub u64);

#[derive(Debug, Clone)]
pub struct LockServiceConfig {
    pub default_lease_duration: u64,
    pub max_lease_duration: u64,
    pub cleanup_interval: u64,
    pub renewal_margin: f64,
}

impl Default for LockServiceConfig {
    fn default() -> Self;
}

#[derive(Debug, Clone)]
pub struct LockInfo {
    pub lock_id: LockId,
    pub holder: ClientId,
    pub fencing_token: FencingToken,
    pub acquired_at: Instant,
    pub expires_at: Instant,
    pub metadata: HashMap<String, String>,
}

#[derive(Debug, Clone)]
pub enum AcquireResult {
    Acquired {
        fencing_token: FencingToken,
        expires_at: Instant,
    },
    AlreadyHeld {
        holder: ClientId,
        expires_at: Instant,
    },
    Waiting { position_in_queue: usize },
}

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

pub struct LockService {
}

pub struct LockHandle {
    pub lock_id: LockId,
    pub fencing_token: FencingToken,
    pub expires_at: Instant,
}

impl LockService {
    pub fn new(config: LockServiceConfig) -> Self;

    pub fn try_acquire(
        &mut self,
        lock_id: LockId,
        client_id: ClientId,
        lease_duration: Option<Duration>,
        metadata: HashMap<String, String>,
    ) -> Result<AcquireResult, LockError>;

    pub fn release(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        fencing_token: FencingToken,
    ) -> Result<(), LockError>;

    pub fn renew(
        &mut self,
        lock_id: &LockId,
        client_id: &ClientId,
        fencing_token: FencingToken,
        extension: Option<Duration>,
    ) -> Result<Instant, LockError>;

    pub fn is_valid(
        &self,
        lock_id: &LockId,
        fencing_token: FencingToken,
    ) -> Result<bool, LockError>;

    pub fn get_lock_info(&self, lock_id: &LockId) -> Option<LockInfo>;

    pub fn list_locks(&self) -> Vec<LockInfo>;

    pub fn list_client_locks(&self, client_id: &ClientId) -> Vec<LockInfo>;

    pub fn cleanup_expired(&mut self) -> Vec<LockId>;

    pub fn tick(&mut self) -> Vec<LockServiceEvent>;
}

#[derive(Debug, Clone)]
pub enum LockServiceEvent {
    LockExpired { lock_id: LockId, holder: ClientId },
    LockExpiringSoon { lock_id: LockId, holder: ClientId, remaining: Duration },
}

pub struct LockClient {
    client_id: ClientId,
}

impl LockClient {
    pub fn new(client_id: ClientId) -> Self;

    pub fn acquire_with_auto_renew(
        &self,
        service: &mut LockService,
        lock_id: LockId,
        lease_duration: Duration,
    ) -> Result<LockGuard, LockError>;
}

pub struct LockGuard {
}

impl LockGuard {
    pub fn fencing_token(&self) -> FencingToken;

    pub fn lock_id(&self) -> &LockId;

    pub fn time_remaining(&self) -> Duration;
}
