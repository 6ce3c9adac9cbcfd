//! # Keeps the last valid parent
//!
//! What is wrong: a builder that is told last that there is no parent still has the one before.
//! Why people write it: an invalid parent is ignored, and ignoring looks like doing nothing.
//!
//! Killed by: sampling::a_parent_with_a_zero_id_is_none

mod active {
    impl SpanBuilder {
        pub fn with_parent(mut self, parent: &TraceContext) -> Self {
            if parent.is_valid() { // MUTANT: the one before stays
                self.parent = Some(parent.clone()); // MUTANT
            } // MUTANT
            self
        }
    }
}
