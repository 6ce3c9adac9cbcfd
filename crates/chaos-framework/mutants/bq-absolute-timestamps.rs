//! # Timestamps are those of the clock
//!
//! What is wrong: Events of a second run do not begin at zero.
//! Why people write it: clock.now() is at hand.
//!
//! Killed by: determinism::a_scenario_run_again_is_the_same_again

mod journal {
    impl<'a> Journal<'a> {
        pub(crate) fn log(&self, event_type: ChaosEventType, details: &str) {
            if !self.world.config.enable_tracing {
                return;
            }
            let event = ChaosEvent {
                timestamp: self.world.clock.current().saturating_sub(crate::ClockSimulator::START), // MUTANT: since the clock began
                event_type,
                details: details.to_string(),
            };
            lock(&self.events).push(event.clone());
            lock(&self.world.log).push(event.clone());
            // Nobody has to listen.
            let _ = self.world.listeners.send(event);
        }
    }
}
