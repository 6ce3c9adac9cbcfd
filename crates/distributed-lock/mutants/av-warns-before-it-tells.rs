//! # Warnings first
//!
//! What is wrong: what will happen is told before what has happened.
//! Why people write it: warnings are looked for first, since it is less work.
//!
//! Killed by: events::warnings_come_after_expiries_and_in_the_order_of_the_ends,
//! sessions::a_client_that_falls_silent_loses_each_lock_when_its_lease_ends

mod table {
    impl Table {
        pub(crate) fn tick(&mut self, now: Instant) -> Vec<LockServiceEvent> {
            if now.saturating_duration_since(self.cleaned_at) >= self.cleanup_interval {
                self.clean_up(now);
            }
            let mut events = self.warn(now); // MUTANT: warnings first
            events.extend(self.tell_expiries()); // MUTANT
            events
        }
    }
}
