//! # A dropped guard releases whoever holds the lock
//!
//! What is wrong: the guard of a lost lock takes it from the next holder when it is
//! dropped.
//! Why people write it: to drop is to release, and the guard knows only the lock.
//!
//! Killed by: exclusion::a_guard_that_lost_its_lock_leaves_the_next_holder_alone,
//! exclusion::a_lost_guard_leaves_a_later_grant_of_the_same_client_alone,
//! sessions::a_guard_lives_no_longer_than_its_session

mod guard {
    impl Drop for LockGuard {
        fn drop(&mut self) {
            let (mut state, now) = self.inner.lock();
            let held = state.table.info(&self.lock_id, now); // MUTANT: whoever it is
            let Some(held) = held else { return }; // MUTANT
            let _ = state
                .table
                .release(&self.lock_id, &held.holder, held.fencing_token, now); // MUTANT
        }
    }
}
