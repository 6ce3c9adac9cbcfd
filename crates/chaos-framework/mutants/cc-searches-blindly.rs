//! # What was tried is tried again
//!
//! What is wrong: Nothing is remembered, and reads are guessed: thousands of operations take
//! for ever.
//! Why people write it: The plain search of Wing and Gong is short.
//!
//! Killed by: checker::thousands_of_operations_are_decided

mod order {
    impl<P: Clone + Eq + std::hash::Hash> Seen<P> {
        pub(crate) fn is_new<S>(&mut self, place: &P, config: &Config<S>) -> bool {
            let smallest = self
                .0
                .entry((place.clone(), config.closed.clone()))
                .or_default();
            if smallest.iter().any(|open| open.is_subset(&config.open)) {
                return false;
            }
            // MUTANT: nothing is kept
            true
        }
    }
}
