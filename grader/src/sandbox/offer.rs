//! The offer of `main` to become a worker.

use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(target_os = "linux")]
use super::fault::SandboxFault;

/// Whether `main` offered to become a worker. Without the offer, a copy of this program started
/// as a worker would do the program's work all over again.
static MADE: AtomicBool = AtomicBool::new(false);

/// Notes that `main` has offered.
pub(super) fn make() {
    MADE.store(true, Ordering::Relaxed);
}

/// # Errors
///
/// [`SandboxFault::NotPrepared`] if `main` has not offered.
#[cfg(target_os = "linux")]
pub(super) fn check() -> Result<(), SandboxFault> {
    if MADE.load(Ordering::Relaxed) {
        Ok(())
    } else {
        Err(SandboxFault::NotPrepared)
    }
}
