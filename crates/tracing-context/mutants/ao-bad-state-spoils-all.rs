//! # A bad tracestate spoils the traceparent
//!
//! What is wrong: one vendor's bug ends the traces of all.
//! Why people write it: the question mark is right there.
//!
//! Killed by: propagation::a_state_is_read_whole_or_not_at_all,
//! propagation::several_tracestate_headers_are_one_list

mod carrier {
    impl Propagator for W3CTraceContextPropagator {
        fn extract(&self, carrier: &dyn Carrier) -> Option<TraceContext> {
            let keys = carrier.keys();
            let parent = header::single(carrier, &keys, TRACEPARENT)?;
            let mut context = TraceContext::from_traceparent(parent)?;
            // What is wrong with the state does not touch the parent (Level 2, section 3.3).
            if let Some(state) = header::list(carrier, &keys, TRACESTATE) {
                context.trace_state = trace_state::received(&state)?; // MUTANT: the traceparent goes with it
            }
            Some(context)
        }
    }
}
