//! # Happened-before is not strict
//!
//! What is wrong: a clock happened before itself, so an event causes itself.
//! Why people write it: "every entry is at most the other's" is the half of the definition that
//! is easy to remember; "and one is smaller" is the other half.
//!
//! Killed by: causal_order::a_clock_is_equal_to_itself_and_so_neither_before_nor_concurrent,
//! events::an_event_caused_neither_itself_nor_what_never_heard_of_it

mod clock {
    impl VectorClock {
        pub fn happened_before(&self, other: &VectorClock) -> bool {
            matches!(self.compare(other), CausalOrder::Before | CausalOrder::Equal) // MUTANT: <= for <
        }
    }
}
