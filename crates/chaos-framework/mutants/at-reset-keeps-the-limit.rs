//! # reset_counts puts back the hits only
//!
//! What is wrong: Limits, counted actions and sequences stay used up.
//! Why people write it: The prototype has a map of hit counts, and that is cleared.
//!
//! Killed by: conditions::counters_are_of_all_hits_and_can_be_put_back

mod point {
    impl Point {
        pub(crate) fn reset(&self) {
            self.hits.store(0, Ordering::Release); // MUTANT: only these
        }
    }
}
