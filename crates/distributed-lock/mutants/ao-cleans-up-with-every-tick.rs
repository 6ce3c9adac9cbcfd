//! # Every tick cleans up
//!
//! What is wrong: cleanup_interval has no effect.
//! Why people write it: it is simpler, and nothing seems to break.
//!
//! Killed by: events::a_tick_cleans_up_once_an_interval

mod table {
    impl Table {
        pub(crate) fn tick(&mut self, now: Instant) -> Vec<LockServiceEvent> {
            self.clean_up(now); // MUTANT: why wait
            let mut events = self.tell_expiries();
            events.extend(self.warn(now));
            events
        }
    }
}
