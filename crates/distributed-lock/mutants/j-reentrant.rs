//! # The holder gets the lock again
//!
//! What is wrong: a client that holds a lock is granted it once more: two threads of one
//! client are both inside.
//! Why people write it: refusing the owner feels wrong, since in one thread it would be a
//! deadlock.
//!
//! Killed by: acquiring::a_holder_who_asks_again_is_refused_like_anybody,
//! threads::of_many_threads_that_ask_at_once_one_gets_the_lock,
//! threads::guards_on_many_threads_never_overlap

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
                if lease.is_valid(now) && lease.holder != request.client_id { // MUTANT: it is its own
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
