//! # Counts wrap at their end
//!
//! What is wrong: a count that passes u64::MAX starts again at 0.
//! Why people write it: wrapping_add is what silences the overflow panic.
//!
//! Killed by: both_ways::a_value_that_is_no_i64_is_the_nearest_one,
//! growing::counts_and_sums_stay_at_their_maximum

mod gcounter {
    impl GCounter {
        pub fn increment_by(&mut self, replica: &ReplicaId, n: u64) {
            match self.position(replica) {
                Ok(at) => self.counts[at].1 = self.counts[at].1.wrapping_add(n), // MUTANT
                Err(at) => self.counts.insert(at, (replica.clone(), n)),
            }
        }
    }
}
