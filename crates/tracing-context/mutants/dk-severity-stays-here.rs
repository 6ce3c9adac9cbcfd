//! # Does not send the severity of events
//!
//! What is wrong: the backend shows all events alike.
//! Why people write it: OTLP has no field for it.
//!
//! Killed by: jaeger::events_and_links_arrive

mod otlp {
    fn event(event: &SpanEvent) -> Value {
        let attributes = attributes(&event.attributes); // MUTANT: no field, no attribute
        let _ = word; // MUTANT
        json!({
            "timeUnixNano": nanoseconds(event.timestamp),
            "name": event.name,
            "attributes": attributes,
        })
    }
}
