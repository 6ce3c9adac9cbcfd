//! # Takes a parent with a zero id
//!
//! What is wrong: all requests of a broken caller are one trace.
//! Why people write it: with_parent sets the parent.
//!
//! Killed by: sampling::a_parent_with_a_zero_id_is_none

mod active {
    impl SpanBuilder {
        pub fn with_parent(mut self, parent: &TraceContext) -> Self {
            self.parent = Some(parent.clone()); // MUTANT: not looked at
            self
        }
    }
}
