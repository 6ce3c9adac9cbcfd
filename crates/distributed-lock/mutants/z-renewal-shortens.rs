//! # A renewal can shorten the lease
//!
//! What is wrong: the lease ends the extension after now, also if it would have lasted
//! longer.
//! Why people write it: it is the rule of most lock services; here what was promised stays
//! promised.
//!
//! Killed by: renewing::a_renewal_never_makes_a_lease_shorter

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at.min(now).max(now + length); // MUTANT: from now
            let margin_at = self.margin_at(now, expires_at);
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
