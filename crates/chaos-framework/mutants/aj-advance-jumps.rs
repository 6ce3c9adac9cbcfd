//! # advance jumps to its end
//!
//! What is wrong: All sleepers wake at the end of the advance: they see the wrong time, and
//! what they start comes too late.
//! Why people write it: Adding the duration to the time and waking everybody is one line.
//!
//! Killed by: clock::advance_stops_at_every_deadline

mod clock {
    impl ClockSimulator {
        pub async fn advance(&self, duration: Duration) {
            let _advancing = self.watch.advancing();
            let target = self.current().saturating_add(duration);
            // MUTANT: in one go
            self.halt_at(target).await;
        }
    }
}
