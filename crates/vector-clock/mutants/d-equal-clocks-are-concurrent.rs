//! # Equal clocks are called concurrent
//!
//! What is wrong: a replica that receives what it already has reports a conflict.
//! Why people write it: "concurrent is what is not ordered" is how papers put it, of two
//! *different* events.
//!
//! Killed by: causal_order::a_clock_is_equal_to_itself_and_so_neither_before_nor_concurrent,
//! zero_entries::a_clock_read_with_zeros_equals_the_one_without

mod clock {
    impl VectorClock {
        pub fn is_concurrent_with(&self, other: &VectorClock) -> bool {
            !self.happened_before(other) && !other.happened_before(self) // MUTANT: true of equal clocks
        }
    }
}
