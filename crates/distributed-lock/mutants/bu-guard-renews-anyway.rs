//! # An alarm renews whenever it rings
//!
//! What is wrong: an alarm that was set for a margin which a renewal by hand has moved
//! since renews all the same, so the lease lasts longer than anybody asked for.
//! Why people write it: an alarm is there to renew, so when it rings it is time.
//!
//! Killed by: guards::an_alarm_that_a_renewal_by_hand_overtook_renews_nothing

mod table {
    impl Table {
        pub(crate) fn renew_due(&mut self, now: Instant) {
            while let Some(slot) = self.renewals.take_due(now) {
                let lease = &self.leases[slot as usize];
                let renews_by = self.details[slot as usize].renews_by;
                let Some(length) = renews_by.filter(|_| lease.is_valid(now)) else {
                    continue;
                };
                // MUTANT: it rings, so it is time
                self.extend(slot, length, now);
                // MUTANT
                let at = self.leases[slot as usize].margin_at;
                self.renewals.plan(slot, at);
            }
        }
    }
}
