//! # Where the search has been is remembered without the open operations
//!
//! What is wrong: An order that used one open operation is taken for the same as one that
//! used another, though something else is left for later.
//! Why people write it: Operations that returned and the state are what the papers
//! remember; they have no open ones.
//!
//! Killed by: linearizability::one_open_operation_is_not_another

mod order {
    impl<S: Clone + Eq + std::hash::Hash> Seen<S> {
        pub(crate) fn is_new(&mut self, explained: usize, config: &Config<S>) -> bool {
            let situation = (explained, config.state.clone(), config.ahead.clone());
            let used = self.0.entry(situation).or_default();
            if !used.is_empty() { // MUTANT: whichever they are
                return false;
            }
            used.push(config.open.clone());
            true
        }
    }
}
