//! # A released token stays valid
//!
//! What is wrong: is_valid looks at token and time only, so a lock that was given back is
//! valid until its lease would have ended.
//! Why people write it: the release is noted where the lock is acquired; the check of a
//! token is written for the case that time goes by.
//!
//! Killed by: releasing::a_released_lock_is_free_at_once

mod table {
    impl Table {
        pub(crate) fn is_valid(
            &self,
            lock_id: &LockId,
            token: FencingToken,
            now: Instant,
        ) -> Result<bool, LockError> {
            let slot = self.find(lock_id, now)?;
            let lease = &self.leases[slot as usize];
            Ok(lease.token == token && now < self.details[slot as usize].acquired_at + self.default_lease) // MUTANT: its time is not over
        }
    }
}
