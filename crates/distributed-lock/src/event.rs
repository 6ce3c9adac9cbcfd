//! What the service tells of its own accord.

use std::time::Duration;

use crate::{ClientId, LockId};

/// Something that [`LockService::tick`](crate::LockService::tick) found.
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
/// clock.advance(Duration::from_secs(30));
/// let events = service.tick();
/// assert!(matches!(
///     &events[..],
///     [LockServiceEvent::LockExpired { lock_id, holder }] if lock_id == "door" && holder == "alice"
/// ));
/// # Ok::<(), distributed_lock::LockError>(())
/// ```
#[derive(Debug, Clone)]
pub enum LockServiceEvent {
    /// A lease ran out before it was released: told once a lease.
    LockExpired {
        /// The lock.
        lock_id: LockId,
        /// Who held it.
        holder: ClientId,
    },
    /// A lease has come down to the renewal margin: told once between two renewals.
    LockExpiringSoon {
        /// The lock.
        lock_id: LockId,
        /// Who holds it.
        holder: ClientId,
        /// What is left of the lease.
        remaining: Duration,
    },
}
