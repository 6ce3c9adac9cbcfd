//! # One alarm, one renewal
//!
//! What is wrong: a guard renews its lease once, and then lets it run out.
//! Why people write it: the alarm is set when the guard is made; that each renewal needs
//! the next one is easily forgotten.
//!
//! Killed by: guards::a_guard_renews_itself_as_long_as_it_lives,
//! guards::a_late_alarm_renews_what_is_still_valid,
//! guards::a_renewal_by_hand_counts_for_the_guard_too

mod table {
    impl Table {
        pub(crate) fn renew_due(&mut self, now: Instant) {
            while let Some(slot) = self.renewals.take_due(now) {
                let lease = &self.leases[slot as usize];
                let renews_by = self.details[slot as usize].renews_by;
                let Some(length) = renews_by.filter(|_| lease.is_valid(now)) else {
                    continue;
                };
                if now >= lease.margin_at {
                    self.extend(slot, length, now);
                    self.details[slot as usize].renews_by = None; // MUTANT: it is renewed
                }
                let at = self.leases[slot as usize].margin_at;
                self.renewals.plan(slot, at);
            }
        }
    }
}
