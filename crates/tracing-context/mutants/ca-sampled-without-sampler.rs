//! # A root without tracer is sampled
//!
//! What is wrong: others record a trace whose root was never exported.
//! Why people write it: no sampler means no objection.
//!
//! Killed by: sampling::a_span_without_a_tracer_is_recorded_but_not_sampled

mod active {
    impl SpanBuilder {
        fn decide(&self) -> TraceContext {
            if let Some(parent) = &self.parent {
                return parent.child();
            }
            let mut context = TraceContext::new_root();
            let asked = self.tracer.as_ref();
            if asked.is_none_or(|tracer| tracer.should_sample(&context, &self.name)) { // MUTANT: decided by nobody
                context.flags = TraceFlags::from_bits(context.flags.bits() | TraceFlags::SAMPLED);
            }
            context
        }
    }
}
