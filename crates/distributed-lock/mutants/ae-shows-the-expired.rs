//! # Information about what nobody has cleaned up
//!
//! What is wrong: get_lock_info shows an expired lock as held.
//! Why people write it: it is a look-up in the map, and the clean-up will take care of it.
//!
//! Killed by: exclusion::a_lease_is_valid_until_the_nanosecond_before_its_end

mod table {
    impl Table {
        pub(crate) fn info(&self, lock_id: &LockId, now: Instant) -> Option<LockInfo> {
            let slot = *self.slots.get(lock_id)?;
            let lease = &self.leases[slot as usize];
            let valid = !lease.released && lease.remaining(now) <= self.max_lease; // MUTANT: it is in the map
            valid.then(|| self.details[slot as usize].info(lease))
        }
    }
}
