//! # A renewal is added to the old end
//!
//! What is wrong: the lease ends the extension after its old end: a few renewals at once
//! reach far beyond the maximum.
//! Why people write it: the parameter is called extension.
//!
//! Killed by: renewing::a_renewal_counts_from_now,
//! guards::a_guard_renews_itself_when_the_margin_is_reached,
//! acquiring::who_asks_for_a_held_lock_is_told_the_holder_and_the_end_of_the_lease,
//! events::who_has_released_or_renewed_in_time_is_not_warned

mod table {
    impl Table {
        fn extend(&mut self, slot: u32, length: Duration, now: Instant) -> Instant {
            let lease = &self.leases[slot as usize];
            let expires_at = lease.expires_at + length; // MUTANT: extended
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
