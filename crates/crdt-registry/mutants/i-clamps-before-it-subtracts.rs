//! # Clamps each direction before it subtracts
//!
//! What is wrong: great counts come out wrong: u64::MAX - (u64::MAX - 5) is 0.
//! Why people write it: value is an i64, so both sides are made one first.
//!
//! Killed by: both_ways::a_value_that_is_no_i64_is_the_nearest_one,
//! both_ways::the_value_is_the_exact_difference_of_great_sums

mod pncounter {
    impl PNCounter {
        pub fn value(&self) -> i64 {
            let up = i64::try_from(self.positive.total()).unwrap_or(i64::MAX); // MUTANT: one by one
            let down = i64::try_from(self.negative.total()).unwrap_or(i64::MAX); // MUTANT
            up - down // MUTANT
        }
    }
}
