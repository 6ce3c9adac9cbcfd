//! # A child has no state
//!
//! What is wrong: what other tracing systems wrote is lost at the first span.
//! Why people write it: the child is built field by field, and an empty string compiles.
//!
//! Killed by: traceparent::a_child_keeps_all_but_the_span_id,
//! jaeger::spans_arrive_as_otlp_json

mod context {
    impl TraceContext {
        pub fn child(&self) -> Self {
            Self {
                trace_id: self.trace_id,
                span_id: SpanId::generate(),
                parent_span_id: Some(self.span_id),
                flags: self.flags,
                trace_state: String::new(), // MUTANT: the state ends here
            }
        }
    }
}
