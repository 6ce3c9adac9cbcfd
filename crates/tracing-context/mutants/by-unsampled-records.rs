//! # Records what nobody will see
//!
//! What is wrong: a span that is not sampled costs as much as one that is.
//! Why people write it: it is filtered at the end, so what does it matter.
//!
//! Killed by: sampling::a_span_that_is_not_sampled_records_nothing_and_passes_its_context_on

mod active {
    impl SpanBuilder {
        pub fn start(self) -> ActiveSpan {
            let context = self.decide();
            let recording = true; // MUTANT: kept for nobody
            // Nobody will see what is set on a span that is not sampled.
            let (attributes, links) = match recording {
                true => (self.attributes, self.links),
                false => Default::default(),
            };
            let span = Span {
                context,
                name: self.name,
                kind: self.kind,
                start_time: now(self.tracer.as_ref()),
                end_time: None,
                attributes,
                events: Vec::new(),
                status: SpanStatus::Unset,
                links,
            };
            ActiveSpan {
                span: Some(span),
                recording,
                tracer: self.tracer,
            }
        }
    }

    impl ActiveSpan {
        fn export(&self, span: impl FnOnce() -> Span) {
            let span = span(); // MUTANT: kept for nobody
            let sampled = span.context.flags.is_sampled(); // MUTANT
            if let (Some(tracer), true) = (&self.tracer, sampled) { // MUTANT
                tracer.record(span); // MUTANT
            }
        }
    }
}
