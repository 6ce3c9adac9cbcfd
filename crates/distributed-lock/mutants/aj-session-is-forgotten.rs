//! # The end of a session is an expiry
//!
//! What is wrong: the leases of the session run out at once, so that its releases cannot be
//! repeated, and expiries are told.
//! Why people write it: the clean-up takes care of expired leases already, and a session
//! that ends looks like one that failed.
//!
//! Killed by: sessions::a_lock_that_a_session_gave_back_was_released

mod table {
    impl Table {
        pub(crate) fn end_session(&mut self, client_id: &ClientId, now: Instant) -> Vec<LockId> {
            let mut released = Vec::new();
            for (lock_id, &slot) in &self.slots {
                let lease = &mut self.leases[slot as usize];
                if lease.holder == *client_id && lease.is_valid(now) {
                    lease.expires_at = now; // MUTANT: let it run out
                    released.push(lock_id.clone());
                }
            }
            released.sort_unstable();
            released
        }
    }
}
