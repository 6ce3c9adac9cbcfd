//! # Events are recorded without tracing
//!
//! What is wrong: enable_tracing is not looked at.
//! Why people write it: The log is useful anyway.
//!
//! Killed by: events::without_tracing_there_are_no_events

mod run {
    impl<'a> Run<'a> {
        fn log(&self, event_type: ChaosEventType, details: &str) {
            // MUTANT: always
            let event = ChaosEvent {
                timestamp: self.runner.clock.current().saturating_sub(self.start),
                event_type,
                details: details.to_string(),
            };
            lock(&self.events).push(event.clone());
            lock(&self.runner.log).push(event.clone());
            // Nobody has to listen.
            let _ = self.runner.listeners.send(event);
        }
    }
}
