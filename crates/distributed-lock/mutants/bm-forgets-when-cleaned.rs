//! # What is forgotten depends on the clean-up
//!
//! What is wrong: a lock whose time is over is remembered until somebody cleans up.
//! Why people write it: the clean-up is where it is forgotten, so nobody looks at the time
//! elsewhere.
//!
//! Killed by: forgetting::a_lock_is_remembered_for_the_longest_lease_and_not_longer

mod table {
    impl Table {
        fn find(&self, lock_id: &LockId, now: Instant) -> Result<u32, LockError> {
            let slot = self.slots.get(lock_id).copied();
            slot.filter(|&slot| now >= self.details[slot as usize].acquired_at) // MUTANT: it is in the map
                .ok_or_else(|| LockError::NotFound(lock_id.clone()))
        }
    }
}
