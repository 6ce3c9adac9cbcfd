//! # Where the search has been is remembered without what is placed ahead
//!
//! What is wrong: Orders with the same outcome are taken for one, whatever of that which is
//! under way they contain.
//! Why people write it: The returns that are explained and the state look like the whole
//! situation.
//!
//! Killed by: linearizability::what_overlaps_may_come_in_any_order

mod order {
    impl<S: Clone + Eq + std::hash::Hash> Seen<S> {
        pub(crate) fn is_new(&mut self, explained: usize, config: &Config<S>) -> bool {
            let situation = (explained, config.state.clone(), Few::default()); // MUTANT: whatever is placed ahead
            let used = self.0.entry(situation).or_default();
            if used.iter().any(|open| open.is_subset(&config.open)) {
                return false;
            }
            used.push(config.open.clone());
            true
        }
    }
}
