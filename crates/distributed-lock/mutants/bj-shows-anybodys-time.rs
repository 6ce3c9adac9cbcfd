//! # A lost guard shows the time of the next holder
//!
//! What is wrong: time_remaining is that of whoever holds the lock: a guard that has lost
//! it believes that all is well.
//! Why people write it: the guard asks for the lock by its name.
//!
//! Killed by: exclusion::a_guard_that_lost_its_lock_leaves_the_next_holder_alone,
//! exclusion::a_lost_guard_leaves_a_later_grant_of_the_same_client_alone

mod guard {
    impl LockGuard {
        pub fn time_remaining(&self) -> Duration {
            let (state, now) = self.inner.lock();
            let info = state.table.info(&self.lock_id, now); // MUTANT: whoever it is
            info.map_or(Duration::ZERO, |info| info.expires_at - now) // MUTANT
        }
    }
}
