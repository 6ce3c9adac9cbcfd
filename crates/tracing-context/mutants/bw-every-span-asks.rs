//! # Asks the sampler for every span
//!
//! What is wrong: traces with holes: a child is recorded without its parent, or the other way
//! round.
//! Why people write it: the sampler is there, so it is asked.
//!
//! Killed by: sampling::a_child_inherits_whatever_the_sampler_says

mod active {
    impl SpanBuilder {
        fn decide(&self) -> TraceContext {
            if let Some(parent) = &self.parent {
                let mut context = parent.child(); // MUTANT: a child is asked for, too
                if let Some(tracer) = &self.tracer { // MUTANT
                    let sampled = u8::from(tracer.should_sample(&context, &self.name)); // MUTANT
                    context.flags = TraceFlags::from_bits(context.flags.bits() & !1 | sampled); // MUTANT
                } // MUTANT
                return context; // MUTANT
            }
            let mut context = TraceContext::new_root();
            let asked = self.tracer.as_ref();
            if asked.is_some_and(|tracer| tracer.should_sample(&context, &self.name)) {
                context.flags = TraceFlags::from_bits(context.flags.bits() | TraceFlags::SAMPLED);
            }
            context
        }
    }
}
