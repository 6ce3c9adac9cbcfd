//! # Injects a new child
//!
//! What is wrong: the callee's parent is a span that nobody has recorded.
//! Why people write it: a call is a child, is it not.
//!
//! Killed by: propagation::what_is_injected_is_extracted

mod carrier {
    impl Propagator for W3CTraceContextPropagator {
        fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier) {
            if !context.is_valid() {
                return;
            }
            carrier.set(TRACEPARENT, context.child().to_traceparent()); // MUTANT: a span that does not exist
            if !context.trace_state.is_empty()
                && let Some(state) = trace_state::sendable(&context.trace_state)
            {
                carrier.set(TRACESTATE, state);
            }
        }
    }
}
