//! # To ask again is to renew
//!
//! What is wrong: a holder who asks again is told that the lock is held, but has its lease
//! extended.
//! Why people write it: a client that still asks is alive, and that is what a renewal says,
//! too.
//!
//! Killed by: acquiring::a_holder_who_asks_again_is_refused_like_anybody

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
                let own = self.leases[slot as usize].holder == request.client_id; // MUTANT: it lives
                if own && self.leases[slot as usize].is_valid(now) { // MUTANT
                    self.extend(slot, length, now); // MUTANT
                } // MUTANT
                let lease = &self.leases[slot as usize];
                if lease.is_valid(now) {
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
