//! # Merges increments only
//!
//! What is wrong: decrements of others never arrive.
//! Why people write it: the merge was copied from the other counter, and one line is missing.
//!
//! Killed by: both_ways::each_direction_is_merged_for_itself,
//! convergence::counters_both_ways_show_the_changes_that_they_have_seen,
//! laws::merging_is_commutative

mod pncounter {
    impl CRDT for PNCounter {
        fn merge(&mut self, other: &Self) {
            self.positive.merge(&other.positive);
            // MUTANT: the other direction is forgotten
        }
    }
}
