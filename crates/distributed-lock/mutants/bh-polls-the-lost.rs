//! # A guard waits for its lock to come back
//!
//! What is wrong: leases that are over stay among those to renew, so that their alarms ring
//! for ever.
//! Why people write it: nothing takes them out; each alarm sets the next.
//!
//! Killed by: guards::guards_that_come_and_go_leave_no_alarms_behind

mod table {
    impl Table {
        pub(crate) fn renew_due(&mut self, now: Instant) {
            while let Some(slot) = self.renewals.take_due(now) {
                let lease = &self.leases[slot as usize];
                let renews_by = self.details[slot as usize].renews_by;
                let Some(length) = renews_by.filter(|_| lease.is_valid(now)) else {
                    let after = renews_by.unwrap_or(self.default_lease); // MUTANT: it may come back
                    self.renewals.plan(slot, now + after); // MUTANT
                    continue;
                };
                if now >= lease.margin_at {
                    self.extend(slot, length, now);
                }
                let at = self.leases[slot as usize].margin_at;
                self.renewals.plan(slot, at);
            }
        }
    }
}
