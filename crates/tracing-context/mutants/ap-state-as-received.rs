//! # Keeps the state as it was received
//!
//! What is wrong: an invalid list is carried on.
//! Why people write it: it is a String, and so is the header.
//!
//! Killed by: propagation::white_space_around_a_header_is_ignored,
//! propagation::a_state_is_read_whole_or_not_at_all

mod carrier {
    impl Propagator for W3CTraceContextPropagator {
        fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext> {
            let keys = carrier.keys();
            let parent = header::single(carrier, &keys, TRACEPARENT)?;
            let mut context = TraceContext::from_traceparent(parent)?;
            // What is wrong with the state does not touch the parent (Level 2, section 3.3).
            if let Some(state) = header::list(carrier, &keys, TRACESTATE) {
                context.trace_state = state.into_owned(); // MUTANT: nobody has looked at it
            }
            Some(context)
        }
    }
}
