//! # A panic keeps the lock
//!
//! What is wrong: the guard of a thread that panics does not release, so everybody waits
//! for a lease that nobody needs.
//! Why people write it: after a panic the data may be broken, and a mutex of the standard
//! library is poisoned, too.
//!
//! Killed by: guards::a_panic_gives_the_lock_back

mod guard {
    impl Drop for LockGuard {
        fn drop(&mut self) {
            if std::thread::panicking() { // MUTANT: better not touch anything
                return; // MUTANT
            } // MUTANT
            let (mut state, now) = self.inner.lock();
            // Refused if the lock is lost, and then there is nothing to give back.
            let _ = state
                .table
                .release(&self.lock_id, &self.client_id, self.token, now);
        }
    }
}
