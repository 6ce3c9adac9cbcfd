//! # Asks the sampler about another context
//!
//! What is wrong: the decision belongs to ids that nobody has.
//! Why people write it: the context is made where it is needed, twice.
//!
//! Killed by: sampling::the_sampler_is_asked_once_when_a_root_starts

mod active {
    impl SpanBuilder {
        fn decide(&self) -> TraceContext {
            if let Some(parent) = &self.parent {
                return parent.child();
            }
            let mut context = TraceContext::new_root();
            let asked = self.tracer.as_ref();
            if asked.is_some_and(|tracer| tracer.should_sample(&TraceContext::new_root(), &self.name)) { // MUTANT: not the span's
                context.flags = TraceFlags::from_bits(context.flags.bits() | TraceFlags::SAMPLED);
            }
            context
        }
    }
}
