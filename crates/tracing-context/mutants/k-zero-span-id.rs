//! # Forgets the parent id of zeros
//!
//! What is wrong: only the trace id is looked at for zeros.
//! Why people write it: the rule stands twice in the specification, and the second one looks
//! like the first.
//!
//! Killed by: traceparent::an_id_of_zeros_makes_the_header_invalid,
//! sampling::a_parent_with_a_zero_id_is_none

mod context {
    impl TraceContext {
        pub(crate) fn is_valid(&self) -> bool {
            self.trace_id.0 != 0 // MUTANT: half of the rule
        }
    }
}
