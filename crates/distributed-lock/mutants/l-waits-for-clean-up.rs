//! # An expired lock is held until somebody cleans up
//!
//! What is wrong: who asks for a lock whose lease has run out is refused until the next
//! clean-up.
//! Why people write it: the clean-up removes expired locks, so what is still there seems to
//! be held.
//!
//! Killed by: exclusion::the_next_client_gets_the_lock_at_the_very_instant_and_not_before,
//! model::every_answer_is_that_of_the_rules,
//! threads::no_lease_begins_before_the_one_before_it_has_ended

mod table {
    impl Table {
        pub(crate) fn acquire(
            &mut self,
            request: Request,
            now: Instant,
        ) -> Result<AcquireResult, LockError> {
            let length = self.length(request.lease)?;
            let slot = self.slots.get(&request.lock_id).copied();
            if let Some(slot) = slot {
                let lease = &self.leases[slot as usize];
                if !lease.released && !lease.swept { // MUTANT: it is still there
                    return Ok(AcquireResult::AlreadyHeld {
                        holder: lease.holder.clone(),
                        expires_at: lease.expires_at,
                    });
                }
            }
            Ok(self.grant(slot, request, length, now))
        }
    }
}
