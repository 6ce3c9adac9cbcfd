//! # A clean-up forgets at once
//!
//! What is wrong: after a clean-up a lock is not known any more, so that answers depend on
//! whether somebody cleaned up.
//! Why people write it: to clean up is to remove from the map.
//!
//! Killed by: releasing::an_expired_lease_cannot_be_released,
//! releasing::the_last_release_may_be_repeated,
//! inspection::is_valid_fails_only_for_a_lock_that_is_not_known

mod table {
    impl Table {
        fn forget_or_plan(&mut self, slot: u32, now: Instant) {
            if now < self.leases[slot as usize].expires_at { // MUTANT: it is over
                return; // MUTANT
            } // MUTANT
            let lock_id = &mut self.details[slot as usize].lock_id;
            // Unless the slot is vacant already: then the name is not its lock's.
            if self.slots.get(lock_id) == Some(&slot) {
                self.slots.remove(&std::mem::take(lock_id));
                self.vacant.push(slot);
            }
        }
    }
}
