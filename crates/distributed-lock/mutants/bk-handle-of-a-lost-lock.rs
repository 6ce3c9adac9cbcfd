//! # A lost guard still shows its handle
//!
//! What is wrong: the handle is made from what the guard was told when it was made, whether
//! or not it still has the lock.
//! Why people write it: token and lock do not change, and the end is whatever it was.
//!
//! Killed by: guards::a_guard_that_lost_its_lock_says_so,
//! exclusion::a_lost_guard_leaves_a_later_grant_of_the_same_client_alone

mod guard {
    impl LockGuard {
        pub fn handle(&self) -> Option<LockHandle> {
            let (state, now) = self.inner.lock();
            let lease = state.table.valid_lease(&self.lock_id, self.token, now); // MUTANT: if any
            Some(LockHandle {
                lock_id: self.lock_id.clone(),
                fencing_token: self.token,
                expires_at: lease.map_or(now, |lease| lease.expires_at), // MUTANT
            })
        }
    }
}
