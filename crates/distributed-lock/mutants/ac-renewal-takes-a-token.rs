//! # A renewal changes the token
//!
//! What is wrong: each renewal has a new token, so the holder's own one is not valid any
//! more.
//! Why people write it: a lease that is renewed looks like a lease that is granted.
//!
//! Killed by: renewing::a_renewal_changes_the_end_and_nothing_else

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at.max(now + length);
            let margin_at = self.margin_at(now, expires_at);
            self.last_token += 1; // MUTANT: a new lease
            let token = FencingToken(self.last_token); // MUTANT
            let lease = &mut self.leases[slot as usize];
            lease.expires_at = expires_at;
            lease.margin_at = margin_at;
            lease.token = token; // MUTANT
            if std::mem::replace(&mut lease.warned, false) {
                self.warnings.plan(slot, margin_at);
            }
            expires_at
        }
    }
}
