//! # Sends a context with a zero id
//!
//! What is wrong: the receiver gets a header that it must refuse.
//! Why people write it: all contexts look alike.
//!
//! Killed by: propagation::nothing_invalid_is_ever_sent

mod carrier {
    impl Propagator for W3CTraceContextPropagator {
        fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier) {
            // MUTANT: zeros are sent
            carrier.set(TRACEPARENT, context.to_traceparent());
            if !context.trace_state.is_empty()
                && let Some(state) = trace_state::sendable(&context.trace_state)
            {
                carrier.set(TRACESTATE, state);
            }
        }
    }
}
