//! # Events are recorded without tracing
//!
//! What is wrong: enable_tracing is not looked at.
//! Why people write it: The log is useful anyway.
//!
//! Killed by: events::without_tracing_there_are_no_events

mod journal {
    impl<'a> Journal<'a> {
        pub(crate) fn log(&self, event_type: ChaosEventType, details: &str) {
            // MUTANT: always
            let event = ChaosEvent {
                timestamp: self.elapsed(),
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
