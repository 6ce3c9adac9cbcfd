//! An order of operations as the search builds it, and which ones it has met.

use std::collections::HashMap;

/// A set of few numbers: a sorted list, so that equal sets are equal.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Few(Vec<usize>);

impl Few {
    pub(crate) fn has(&self, number: usize) -> bool {
        self.0.contains(&number)
    }

    /// Adds one that is not in it.
    pub(crate) fn add(&mut self, number: usize) {
        self.0.push(number);
        self.0.sort_unstable();
    }

    pub(crate) fn remove(&mut self, number: usize) {
        self.0.retain(|&other| other != number);
    }

    fn is_subset(&self, other: &Few) -> bool {
        self.0.iter().all(|&number| other.has(number))
    }
}

/// How far an order has got: the state after it, and what it contains of that which is under way.
#[derive(Clone)]
pub(crate) struct Config<S> {
    pub(crate) state: S,
    /// Those that are to return, but have not yet.
    pub(crate) ahead: Few,
    /// Those that never returned.
    pub(crate) open: Few,
}

/// What an order comes to: how many returns it explains, the state after it, what it contains of
/// that which is to return.
type Situation<S> = (usize, S, Few);

/// From where the search has tried to go on.
///
/// An order that needs fewer of the open operations can do all that one with more of them can: the
/// latter is nothing new after the former.
pub(crate) struct Seen<S>(HashMap<Situation<S>, Vec<Few>>);

impl<S> Default for Seen<S> {
    fn default() -> Self {
        Seen(HashMap::default())
    }
}

impl<S: Clone + Eq + std::hash::Hash> Seen<S> {
    /// Whether it is worth while to go on from there.
    pub(crate) fn is_new(&mut self, explained: usize, config: &Config<S>) -> bool {
        let situation = (explained, config.state.clone(), config.ahead.clone());
        let used = self.0.entry(situation).or_default();
        if used.iter().any(|open| open.is_subset(&config.open)) {
            return false;
        }
        used.push(config.open.clone());
        true
    }
}
