//! # Compares the flags as a whole
//!
//! What is wrong: 03 is not 01, so a sampled trace with the random flag counts as not sampled.
//! Why people write it: the examples only show 00 and 01.
//!
//! Killed by: batching::a_batch_has_at_most_the_size_that_was_set,
//! batching::limits_of_nothing_are_taken_for_the_least_that_works

mod flags {
    impl TraceFlags {
        pub fn is_sampled(&self) -> bool {
            self.0 == Self::SAMPLED // MUTANT: the number, not the bit
        }
    }
}
