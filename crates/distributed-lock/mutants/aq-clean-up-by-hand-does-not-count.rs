//! # A clean-up by hand does not count
//!
//! What is wrong: the interval runs from the last tick that cleaned up.
//! Why people write it: the time is noted where it is looked at: in tick.
//!
//! Killed by: events::a_tick_cleans_up_once_an_interval

mod table {
    impl Table {
        pub(crate) fn clean_up(&mut self, now: Instant) -> Vec<LockId> {
            // MUTANT: tick notes it
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
            cleaned.sort_unstable();
            cleaned
        }
        pub(crate) fn tick(&mut self, now: Instant) -> Vec<LockServiceEvent> {
            if now.saturating_duration_since(self.cleaned_at) >= self.cleanup_interval {
                self.clean_up(now);
                self.cleaned_at = now; // MUTANT
            }
            let mut events = self.tell_expiries();
            events.extend(self.warn(now));
            events
        }
    }
}
