//! # A dropped guard gives back all that its client holds
//!
//! What is wrong: other locks of the same client are released with it.
//! Why people write it: end_session is at hand, and in the example a client has one lock.
//!
//! Killed by: guards::each_guard_renews_by_its_own_lease

mod guard {
    impl Drop for LockGuard {
        fn drop(&mut self) {
            let (mut state, now) = self.inner.lock();
            // Refused if the lock is lost, and then there is nothing to give back.
            let _ = state.table.end_session(&self.client_id, now); // MUTANT: the client is done
        }
    }
}
