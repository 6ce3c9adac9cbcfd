//! # Keeps the last link only
//!
//! What is wrong: of a batch only one message is linked.
//! Why people write it: a builder sets things; links are added.
//!
//! Killed by: spans::a_span_has_what_its_builder_was_given

mod active {
    impl SpanBuilder {
        pub fn with_link(mut self, context: TraceContext) -> Self {
            self.links = vec![SpanLink { // MUTANT: the others are lost
                context,
                attributes: HashMap::new(),
            }]; // MUTANT
            self
        }
    }
}
