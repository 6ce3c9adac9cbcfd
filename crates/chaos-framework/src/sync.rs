//! Locks that cannot be broken.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks a mutex of which nobody holds a broken state: no code panics under it.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
