//! # Clean-up goes by the end that was planned first
//!
//! What is wrong: a lease that was renewed is ended when its first end has come.
//! Why people write it: ends are put into a queue when a lock is granted, and a renewal
//! does not find them there.
//!
//! Killed by: exclusion::clean_up_takes_no_lock_from_its_holder,
//! events::a_holder_is_warned_once_when_the_margin_is_reached

mod table {
    impl Table {
        pub(crate) fn clean_up(&mut self, now: Instant) -> Vec<LockId> {
            self.cleaned_at = now;
            let mut cleaned = Vec::new();
            while let Some(slot) = self.expiries.take_due(now) {
                // MUTANT: the queue says that it is over
                let lease = &mut self.leases[slot as usize]; // MUTANT
                lease.expires_at = lease.expires_at.min(now); // MUTANT
                if self.sweep(slot, now) {
                    cleaned.push(self.details[slot as usize].lock_id.clone());
                }
                self.forget_or_plan(slot, now);
            }
            cleaned.sort_unstable();
            cleaned
        }
    }
}
