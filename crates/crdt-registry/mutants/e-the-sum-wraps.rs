//! # The sum wraps at its end
//!
//! What is wrong: the value of counts that are more than u64::MAX together is small again.
//! Why people write it: only the counts are thought of, not their sum.
//!
//! Killed by: growing::counts_and_sums_stay_at_their_maximum

mod gcounter {
    impl GCounter {
        pub fn value(&self) -> u64 {
            self.total() as u64 // MUTANT: the upper half is cut off
        }
    }
}
