//! # Looks at the lock before the request
//!
//! What is wrong: a lease that is too long is only refused if the lock is free.
//! Why people write it: the length is needed when the lease is made, so it is checked
//! there.
//!
//! Killed by: leases::too_long_is_said_before_anything_else

mod table {
    impl Table {
        pub(crate) fn acquire(
            &mut self,
            request: Request,
            now: Instant,
        ) -> Result<AcquireResult, LockError> {
            // MUTANT: the length is not needed yet
            let slot = self.slots.get(&request.lock_id).copied();
            if let Some(slot) = slot {
                let lease = &self.leases[slot as usize];
                if lease.is_valid(now) {
                    return Ok(AcquireResult::AlreadyHeld {
                        holder: lease.holder.clone(),
                        expires_at: lease.expires_at,
                    });
                }
            }
            let length = self.length(request.lease)?; // MUTANT
            Ok(self.grant(slot, request, length, now))
        }
    }
}
