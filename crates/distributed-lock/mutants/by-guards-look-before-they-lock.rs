//! # Guards look at the clock, then lock
//!
//! What is wrong: a guard that is asked or dropped, and has to wait for the state, acts
//! at a time that is past.
//! Why people write it: the service has a function that does it right; the guard has
//! none, since no mutex is around it.
//!
//! Killed by: delays::a_delayed_drop_releases_nothing_that_has_expired,
//! delays::a_delayed_look_of_a_guard_sees_no_more_than_a_lease

mod inner {
    impl Inner {
        pub(crate) fn look_and_lock(&self) -> (MutexGuard<'_, State>, Instant) { // MUTANT: first the time
            let now = self.clock.now(); // MUTANT
            let state = self.state(); // MUTANT
            (state, now) // MUTANT
        } // MUTANT
    }
}

mod guard {
    impl LockGuard {
        pub fn time_remaining(&self) -> Duration {
            let (state, now) = self.inner.look_and_lock(); // MUTANT
            let lease = state.table.valid_lease(&self.lock_id, self.token, now);
            lease.map_or(Duration::ZERO, |lease| lease.remaining(now))
        }
    }

    impl Drop for LockGuard {
        fn drop(&mut self) {
            let (mut state, now) = self.inner.look_and_lock(); // MUTANT
            // Refused if the lock is lost, and then there is nothing to give back.
            let _ = state
                .table
                .release(&self.lock_id, &self.client_id, self.token, now);
        }
    }
}
