//! # end() leaves the span for the drop
//!
//! What is wrong: a span that was ended by hand is exported twice.
//! Why people write it: end(self) looks like the end of it; the drop runs all the same.
//!
//! Killed by: spans::a_span_ends_once_however_it_ends

mod active {
    impl ActiveSpan {
        pub fn end(mut self) -> Span {
            let span = self.take().expect("a span is there until it ends");
            self.span = Some(span.clone()); // MUTANT: the drop will find it
            self.export(|| span.clone());
            span
        }
    }
}
