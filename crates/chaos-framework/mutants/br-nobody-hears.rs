//! # Subscribers hear nothing of what ends
//!
//! What is wrong: Events are put into the log and not sent.
//! Why people write it: There are two places to tell.
//!
//! Killed by: events::the_log_goes_on_and_a_report_is_of_one_run

mod run {
    impl<'a> Run<'a> {
        fn log(&self, event_type: ChaosEventType, details: &str) {
            if !self.runner.config.enable_tracing {
                return;
            }
            let event = ChaosEvent {
                timestamp: self.runner.clock.current().saturating_sub(self.start),
                event_type,
                details: details.to_string(),
            };
            lock(&self.events).push(event.clone());
            lock(&self.runner.log).push(event.clone());
            // Nobody has to listen.
            let _ = event; // MUTANT: nobody has to listen
        }
    }
}
