//! # A hit of an Off failpoint is not counted
//!
//! What is wrong: hit_count counts the hits that could act.
//! Why people write it: The quick way out for what is off comes before the counter.
//!
//! Killed by: conditions::set_keeps_the_rest_and_register_replaces_it

mod point {
    impl Point {
        pub(crate) fn hit(&self, seed: u64) -> Option<Outcome> {
            if self.off.load(Ordering::Acquire) {
                return None; // MUTANT: before it was counted
            }
            // The number is taken under the lock: hits act in the order of their numbers.
            let mut state = lock(&self.state);
            let number = self.hits.fetch_add(1, Ordering::AcqRel) + 1;
            state.next(seed, number)
        }
    }
}
