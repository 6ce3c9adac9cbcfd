//! # Ends before it began
//!
//! What is wrong: a clock that was set back gives a negative duration, which backends show as
//! centuries.
//! Why people write it: now is now.
//!
//! Killed by: spans::a_span_never_ends_before_it_began

mod active {
    impl ActiveSpan {
        fn take(&mut self) -> Option<Span> {
            let mut span = self.span.take()?;
            span.end_time = Some(now(self.tracer.as_ref())); // MUTANT: the clock may have been set back
            Some(span)
        }
    }
}
