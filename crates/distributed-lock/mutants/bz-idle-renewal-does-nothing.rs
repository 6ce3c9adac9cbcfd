//! # A renewal that changes no end does nothing
//!
//! What is wrong: a renewal shorter than what is left returns early: the margin stays,
//! and nobody is warned once more.
//! Why people write it: the end is what a renewal is about, and it stays.
//!
//! Killed by: events::a_renewal_that_leaves_the_end_where_it_was_moves_the_margin

mod table {
    impl Table {
        pub(crate) fn renew(
            &mut self,
            lock_id: &LockId,
            client_id: &ClientId,
            token: FencingToken,
            extension: Option<Duration>,
            now: Instant,
        ) -> Result<Instant, LockError> {
            let length = self.length(extension)?;
            let slot = self.find(lock_id, now)?;
            let lease = &self.leases[slot as usize];
            lease.check(client_id, token, now)?;
            if now + length <= lease.expires_at { // MUTANT: nothing to do
                return Ok(lease.expires_at); // MUTANT
            } // MUTANT
            Ok(self.extend(slot, length, now))
        }
    }
}
