//! # Reads a state without traceparent
//!
//! What is wrong: the state of a trace that nobody knows is put on a new one.
//! Why people write it: a new root is a good default, and the state is there (TRAPS: tracestate
//! kept after a bad traceparent).
//!
//! Killed by: propagation::without_a_good_traceparent_there_is_no_context,
//! propagation::two_traceparent_headers_are_none

mod carrier {
    impl Propagator for W3CTraceContextPropagator {
        fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext> {
            let keys = carrier.keys();
            let parent = header::single(carrier, &keys, TRACEPARENT); // MUTANT: a new trace with an old state
            let parent = parent.and_then(TraceContext::from_traceparent); // MUTANT
            let mut context = parent.unwrap_or_else(TraceContext::new_root); // MUTANT
            // What is wrong with the state does not touch the parent (Level 2, section 3.3).
            if let Some(state) = header::list(carrier, &keys, TRACESTATE) {
                context.trace_state = trace_state::received(&state).unwrap_or_default();
            }
            Some(context)
        }
    }
}
