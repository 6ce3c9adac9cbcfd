//! # A renewal sets acquired_at
//!
//! What is wrong: the information says that the lock was acquired when it was last renewed.
//! Why people write it: the renewal builds the lease anew.
//!
//! Killed by: renewing::a_renewal_changes_the_end_and_nothing_else,
//! guards::a_guard_renews_itself_when_the_margin_is_reached

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at.max(now + length);
            let margin_at = self.margin_at(now, expires_at);
            let lease = &mut self.leases[slot as usize];
            lease.expires_at = expires_at;
            lease.margin_at = margin_at;
            self.details[slot as usize].acquired_at = now; // MUTANT: a new lease
            let lease = &mut self.leases[slot as usize]; // MUTANT
            if std::mem::replace(&mut lease.warned, false) {
                self.warnings.plan(slot, margin_at);
            }
            expires_at
        }
    }
}
