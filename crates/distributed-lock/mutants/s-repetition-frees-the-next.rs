//! # A repeated release frees the next holder
//!
//! What is wrong: the repetition is answered with ok, and whoever has the lock by then
//! loses it.
//! Why people write it: idempotent is read as "always ok, and the lock is free afterwards".
//!
//! Killed by: releasing::a_repeated_release_leaves_the_next_holder_alone,
//! releasing::a_repeated_release_of_the_same_client_leaves_its_next_lease_alone,
//! exclusion::nobody_but_the_holder_frees_a_lock

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
                Err(_) if self.was_released(slot, client_id, token) => self.leases[slot as usize].end(now), // MUTANT: free afterwards
                Err(refusal) => return Err(refusal),
            }
            Ok(())
        }
    }
}
