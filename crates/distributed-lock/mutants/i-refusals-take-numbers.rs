//! # A refused attempt takes a token
//!
//! What is wrong: the counter goes up before it is known whether the lock is free.
//! Why people write it: the token is made ready first, so that the grant is one struct
//! literal.
//!
//! Killed by: acquiring::a_refusal_takes_no_number

mod table {
    impl Table {
        pub(crate) fn acquire(
            &mut self,
            request: Request,
            now: Instant,
        ) -> Result<AcquireResult, LockError> {
            self.last_token += 1; // MUTANT: made ready
            let length = self.length(request.lease)?;
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
            self.last_token -= 1; // MUTANT: the grant counts for itself
            Ok(self.grant(slot, request, length, now))
        }
    }
}
