//! # Sends the state as it is
//!
//! What is wrong: a line break in the field is a header of the attacker's; a list of any length
//! goes out.
//! Why people write it: the field is ours, so it must be good.
//!
//! Killed by: propagation::a_long_state_is_cut_at_whole_members,
//! propagation::long_members_are_the_first_to_go

mod carrier {
    impl Propagator for W3CTraceContextPropagator {
        fn inject(&self, context: &TraceContext, carrier: &mut dyn Carrier) {
            if !context.is_valid() {
                return;
            }
            carrier.set(TRACEPARENT, context.to_traceparent());
            if !context.trace_state.is_empty()
                // MUTANT: not looked at
            {
                let state = context.trace_state.clone(); // MUTANT
                carrier.set(TRACESTATE, state);
            }
        }
    }
}
