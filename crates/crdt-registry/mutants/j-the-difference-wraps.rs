//! # The difference wraps
//!
//! What is wrong: a value beyond i64 has the wrong sign.
//! Why people write it: `as i64` compiles, and is right for all small numbers.
//!
//! Killed by: both_ways::a_value_that_is_no_i64_is_the_nearest_one

mod pncounter {
    impl PNCounter {
        pub fn value(&self) -> i64 {
            let exact = self.positive.total() - self.negative.total();
            exact as i64 // MUTANT: cut off
        }
    }
}
