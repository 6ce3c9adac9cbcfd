//! # A release that is repeated fails
//!
//! What is wrong: the second release finds no holder and says so.
//! Why people write it: the lock is taken out of the map, and what is not there cannot be
//! released.
//!
//! Killed by: releasing::the_last_release_may_be_repeated,
//! releasing::a_repeated_release_leaves_the_next_holder_alone,
//! sessions::a_lock_that_a_session_gave_back_was_released,
//! guards::a_guard_gives_the_lock_back_when_it_is_dropped

mod table {
    impl Table {
        pub(crate) fn release(
            &mut self,
            lock_id: &LockId,
            client_id: &ClientId,
            token: FencingToken,
            now: Instant,
        ) -> Result<(), LockError> {
            let slot = self.find(lock_id, now)?;
            let lease = &mut self.leases[slot as usize];
            match lease.check(client_id, token, now) {
                Ok(()) => lease.end(now),
                // MUTANT: what is not held cannot be released
                Err(refusal) => return Err(refusal),
            }
            Ok(())
        }
    }
}
