//! # Merges only the replicas it knows
//!
//! What is wrong: replicas that only the other side knows are left out, so their counts never
//! arrive.
//! Why people write it: a loop over one's own entries is the first that comes to mind.
//!
//! Killed by: both_ways::each_direction_is_merged_for_itself,
//! convergence::growing_counters_show_the_changes_that_they_have_seen,
//! growing::a_merge_learns_the_replicas_that_only_the_other_knows

mod gcounter {
    impl CRDT for GCounter {
        fn merge(&mut self, other: &Self) {
            // MUTANT: whom this side does not know is dropped
            self.raise(other); // MUTANT
        }
    }
}
