//! # A clean-up in the order of the ends
//!
//! What is wrong: the ids come in the order in which the leases ran out.
//! Why people write it: it is the order of the queue.
//!
//! Killed by: events::a_clean_up_names_each_lock_that_ran_out_once

mod table {
    impl Table {
        pub(crate) fn clean_up(&mut self, now: Instant) -> Vec<LockId> {
            self.cleaned_at = now;
            let mut cleaned = Vec::new();
            while let Some(slot) = self.expiries.take_due(now) {
                let lease = &self.leases[slot as usize];
                if lease.is_valid(now) {
                    self.expiries.plan(slot, lease.expires_at);
                    continue;
                }
                if self.sweep(slot, now) {
                    cleaned.push(self.details[slot as usize].lock_id.clone());
                }
                self.forget_or_plan(slot, now);
            }
            // MUTANT: as they ran out
            cleaned
        }
    }
}
