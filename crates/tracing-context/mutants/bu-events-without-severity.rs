//! # Forgets the severity of events
//!
//! What is wrong: all events look equally bad.
//! Why people write it: the field is optional, and None compiles.
//!
//! Killed by: spans::events_keep_their_order_attributes_and_severity,
//! jaeger::events_and_links_arrive

mod active {
    impl ActiveSpan {
        fn push_event(
            &mut self,
            name: impl Into<String>,
            attributes: HashMap<String, AttributeValue>,
            severity: Option<Severity>,
        ) {
            let timestamp = now(self.tracer.as_ref());
            if let Some(span) = self.recorded() {
                span.events.push(SpanEvent {
                    name: name.into(),
                    timestamp,
                    attributes,
                    severity: severity.and(None), // MUTANT: not kept
                });
            }
        }
    }
}
