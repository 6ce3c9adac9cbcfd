//! # A guard revives an expired lease
//!
//! What is wrong: the alarm of a process that stood still renews a lease that has run out,
//! and takes the lock out of the next holder's hands.
//! Why people write it: the guard is still there, so it must have the lock (seen in etcd,
//! issue 10811).
//!
//! Killed by:
//! exclusion::a_guard_does_not_bring_back_a_lease_that_ran_out_while_the_process_stood_still,
//! guards::a_guard_without_margin_is_never_renewed,
//! fencing::a_fenced_store_refuses_the_stale_writer_and_takes_every_write_of_the_holder

mod table {
    impl Table {
        pub(crate) fn renew_due(&mut self, now: Instant) {
            while let Some(slot) = self.renewals.take_due(now) {
                let lease = &self.leases[slot as usize];
                let renews_by = self.details[slot as usize].renews_by;
                let Some(length) = renews_by.filter(|_| !lease.released) else { // MUTANT: the guard lives
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
