//! # A new root is sampled
//!
//! What is wrong: whoever takes it as a parent is recorded, though no sampler has been asked.
//! Why people write it: samples are what one wants to see in a first test.
//!
//! Killed by: traceparent::a_root_is_random_and_nobody_has_sampled_it,
//! sampling::a_span_that_is_not_sampled_records_nothing_and_passes_its_context_on

mod context {
    impl TraceContext {
        pub fn new_root() -> Self {
            Self {
                trace_id: TraceId::generate(),
                span_id: SpanId::generate(),
                parent_span_id: None,
                flags: TraceFlags::from_bits(TraceFlags::RANDOM | TraceFlags::SAMPLED), // MUTANT: decided by nobody
                trace_state: String::new(),
            }
        }
    }
}
