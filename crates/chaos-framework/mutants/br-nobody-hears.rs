//! # Subscribers hear nothing of what ends
//!
//! What is wrong: Events are put into the log and not sent.
//! Why people write it: There are two places to tell.
//!
//! Killed by: events::the_log_goes_on_and_a_report_is_of_one_run

mod journal {
    impl<'a> Journal<'a> {
        pub(crate) fn log(&self, event_type: ChaosEventType, details: &str) {
            if !self.world.config.enable_tracing {
                return;
            }
            let event = ChaosEvent {
                timestamp: self.elapsed(),
                event_type,
                details: details.to_string(),
            };
            lock(&self.events).push(event.clone());
            lock(&self.world.log).push(event.clone());
            // Nobody has to listen.
            let _ = event; // MUTANT: nobody has to listen
        }
    }
}
