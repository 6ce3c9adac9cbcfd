//! # Takes event times from the system clock
//!
//! What is wrong: two clocks in one span.
//! Why people write it: SystemTime::now() is so near.
//!
//! Killed by: spans::times_come_from_the_clock

mod active {
    impl ActiveSpan {
        fn push_event(
            &mut self,
            name: impl Into<String>,
            attributes: HashMap<String, AttributeValue>,
            severity: Option<Severity>,
        ) {
            let timestamp = SystemTime::now(); // MUTANT: another clock
            if let Some(span) = self.recorded() {
                span.events.push(SpanEvent {
                    name: name.into(),
                    timestamp,
                    attributes,
                    severity,
                });
            }
        }
    }
}
