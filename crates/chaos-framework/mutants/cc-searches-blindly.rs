//! # What was tried is tried again
//!
//! What is wrong: Nothing is remembered: thousands of operations take for ever.
//! Why people write it: The plain search of Wing and Gong is short.
//!
//! Killed by: checker::thousands_of_operations_are_decided

mod order {
    impl<S: Clone + Eq + std::hash::Hash> Seen<S> {
        pub(crate) fn is_new(&mut self, explained: usize, config: &Config<S>) -> bool {
            let situation = (explained, config.state.clone(), config.ahead.clone());
            let used = self.0.entry(situation).or_default();
            if used.iter().any(|open| open.is_subset(&config.open)) {
                return false;
            }
            // MUTANT: nothing is kept
            true
        }
    }
}
