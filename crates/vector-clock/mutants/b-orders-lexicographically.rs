//! # Orders clocks like words
//!
//! What is wrong: `<` compares the first entries that differ, so concurrent clocks look
//! ordered.
//! Why people write it: it is what `#[derive(PartialOrd)]` gives, and it is right for every
//! pair that is ordered by its first difference.
//!
//! Killed by: causal_order::the_operators_say_what_compare_says,
//! causal_order::clocks_that_each_lead_somewhere_are_concurrent

mod clock {
    impl PartialOrd for VectorClock {
        fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
            Some(self.entries.cmp(&other.entries)) // MUTANT: what a derive would do
        }
    }
}
