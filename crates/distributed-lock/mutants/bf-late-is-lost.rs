//! # A late alarm gives up
//!
//! What is wrong: a guard whose alarm rings late gives the lock up, though its lease is
//! still valid.
//! Why people write it: the time at which the renewal was due is over, and that looks like
//! a failure.
//!
//! Killed by: guards::a_late_alarm_renews_what_is_still_valid

mod table {
    impl Table {
        pub(crate) fn renew_due(&mut self, now: Instant) {
            while let Some(slot) = self.renewals.take_due(now) {
                let lease = &self.leases[slot as usize];
                let renews_by = self.details[slot as usize].renews_by;
                let Some(length) = renews_by.filter(|_| lease.is_valid(now)) else {
                    continue;
                };
                if now > lease.margin_at { // MUTANT: too late
                    continue; // MUTANT
                } // MUTANT
                if now >= lease.margin_at {
                    self.extend(slot, length, now);
                }
                let at = self.leases[slot as usize].margin_at;
                self.renewals.plan(slot, at);
            }
        }
    }
}
