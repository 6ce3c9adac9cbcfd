//! # The margin moves only with the end
//!
//! What is wrong: a renewal that leaves the end where it was leaves the margin, too.
//! Why people write it: the margin is computed from the new end, where there is one.
//!
//! Killed by: events::a_renewal_that_leaves_the_end_where_it_was_moves_the_margin

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at.max(now + length);
            let mut margin_at = self.margin_at(now, expires_at); // MUTANT: if there is a new end
            if expires_at > now + length { // MUTANT
                margin_at = lease.margin_at; // MUTANT
            } // MUTANT
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
