//! # Cleans up later than the interval
//!
//! What is wrong: a tick exactly one interval after the last clean-up does nothing.
//! Why people write it: "more than the interval has passed" for "the interval has passed".
//!
//! Killed by: events::a_tick_cleans_up_once_an_interval

mod table {
    impl Table {
        pub(crate) fn tick(&mut self, now: Instant) -> Vec<LockServiceEvent> {
            if now.saturating_duration_since(self.cleaned_at) > self.cleanup_interval { // MUTANT: more than
                self.clean_up(now);
            }
            let mut events = self.tell_expiries();
            events.extend(self.warn(now));
            events
        }
    }
}
