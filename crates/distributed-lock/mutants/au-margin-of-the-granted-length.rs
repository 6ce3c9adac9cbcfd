//! # The margin of a renewed lease is that of its first length
//!
//! What is wrong: the part is taken of the length that was granted, not of the one since
//! the renewal.
//! Why people write it: the length is known where the lock is granted, and a renewal is
//! taken for more of the same.
//!
//! Killed by: events::a_holder_is_warned_once_when_the_margin_is_reached

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at.max(now + length);
            let margin = (lease.expires_at - lease.margin_at).min(expires_at - now); // MUTANT: as it was granted
            let margin_at = (expires_at - margin).max(now + Duration::from_nanos(1)); // MUTANT
            let lease = &mut self.leases[slot as usize];
            lease.expires_at = expires_at;
            lease.margin_at = margin_at;
            if std::mem::replace(&mut lease.warned, false) {
                self.warnings.plan(slot, margin_at);
            }
            expires_at
        }
    }
}
