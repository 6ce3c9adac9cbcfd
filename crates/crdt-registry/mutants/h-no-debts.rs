//! # Does not go below zero
//!
//! What is wrong: a decrement that would make the value negative is refused, at a replica that has
//! not seen the increments of others.
//! Why people write it: stocks and balances must not be negative; but no replica can see that
//! alone.
//!
//! Killed by: both_ways::a_counter_goes_up_and_down_and_below_zero,
//! both_ways::a_value_that_is_no_i64_is_the_nearest_one,
//! both_ways::the_value_is_the_exact_difference_of_great_sums

mod pncounter {
    impl PNCounter {
        pub fn decrement_by(&mut self, replica: &ReplicaId, n: u64) {
            if i128::from(self.value()) >= i128::from(n) { // MUTANT: only what is there can be taken away
                self.negative.increment_by(replica, n);
            } // MUTANT
        }
    }
}
