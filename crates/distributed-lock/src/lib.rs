//! Locks that a crashed holder cannot keep, and whose late writes cannot do harm.
//!
//! - [`LockService`]: grants locks for the time of a lease, each grant with a fencing token that is
//!   greater than all before it.
//! - [`LockClient`] and [`LockGuard`]: a lock that is renewed for as long as its guard lives, and
//!   released when it is dropped.
//! - [`Clock`]: where the time comes from, and who rings when it is up. [`SystemClock`] is the real
//!   one, [`ManualClock`] the one for tests.
//!
//! Sources: C. Gray and D. Cheriton, "Leases: An Efficient Fault-Tolerant Mechanism for Distributed
//! File Cache Consistency", SOSP 1989; M. Burrows, "The Chubby Lock Service for Loosely-Coupled
//! Distributed Systems", OSDI 2006, section 2.4 (sequencers); M. Kleppmann, "How to do distributed
//! locking", 2016 (fencing tokens).
//!
//! ```
//! use std::collections::HashMap;
//! use distributed_lock::{AcquireResult, LockService, LockServiceConfig};
//!
//! let mut service = LockService::new(LockServiceConfig::default());
//! let (report, alice) = ("report".to_string(), "alice".to_string());
//! let granted = service.try_acquire(report.clone(), alice.clone(), None, HashMap::new())?;
//! let AcquireResult::Acquired { fencing_token, .. } = granted else {
//!     panic!("nobody else is here");
//! };
//! assert!(service.is_valid(&report, fencing_token)?);
//! service.release(&report, &alice, fencing_token)?;
//! assert!(!service.is_valid(&report, fencing_token)?);
//! # Ok::<(), distributed_lock::LockError>(())
//! ```

#[cfg(test)]
#[path = "../hidden/mod.rs"]
mod hidden;
#[cfg(test)]
#[path = "../public/mod.rs"]
mod public;

mod agenda;
mod client;
mod clock;
mod config;
mod error;
mod event;
mod guard;
mod inner;
mod lease;
mod record;
mod service;
mod table;

pub use client::LockClient;
pub use clock::{Clock, ManualClock, SystemClock};
pub use config::LockServiceConfig;
pub use error::LockError;
pub use event::LockServiceEvent;
pub use guard::LockGuard;
pub use lease::{AcquireResult, ClientId, FencingToken, LockHandle, LockId, LockInfo};
pub use service::LockService;
