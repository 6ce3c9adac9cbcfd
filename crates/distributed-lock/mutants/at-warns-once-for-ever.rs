//! # A renewal does not make room for another warning
//!
//! What is wrong: a holder is warned once a grant; after a renewal the next end comes
//! without a word.
//! Why people write it: the mark "warned" is set when it was warned, and nobody thinks of
//! it in renew.
//!
//! Killed by: events::a_holder_is_warned_once_when_the_margin_is_reached

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at.max(now + length);
            let margin_at = self.margin_at(now, expires_at);
            let lease = &mut self.leases[slot as usize];
            lease.expires_at = expires_at;
            lease.margin_at = margin_at;
            // MUTANT: it has been warned
            expires_at
        }
    }
}
