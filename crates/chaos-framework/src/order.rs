//! An order of operations as the search builds it, and which ones it has met.

use std::collections::HashMap;

use crate::rng::FastBuild;
use crate::timeline::Bits;

/// How far an order has got: the state after it, and what it contains of that which is under way.
pub(crate) struct Config<S> {
    pub(crate) state: S,
    pub(crate) closed: Bits,
    pub(crate) open: Bits,
    /// The state before the last operation, if that was an open one and nothing has come of it yet.
    pub(crate) idle: Option<S>,
}

// Derived, it would ask for `Bits: Clone` of the model too.
impl<S: Clone> Clone for Config<S> {
    fn clone(&self) -> Self {
        Config {
            state: self.state.clone(),
            closed: self.closed.clone(),
            open: self.open.clone(),
            idle: self.idle.clone(),
        }
    }
}

/// From where the search has been on its way.
///
/// An order that needs fewer of the open operations can do all that one with more of them can, so
/// only the smallest sets of them are kept.
pub(crate) struct Seen<P>(HashMap<(P, Bits), Vec<Bits>, FastBuild>);

impl<P> Default for Seen<P> {
    fn default() -> Self {
        Seen(HashMap::default())
    }
}

impl<P: Clone + Eq + std::hash::Hash> Seen<P> {
    pub(crate) fn is_new<S>(&mut self, place: &P, config: &Config<S>) -> bool {
        let smallest = self
            .0
            .entry((place.clone(), config.closed.clone()))
            .or_default();
        if smallest.iter().any(|open| open.is_subset(&config.open)) {
            return false;
        }
        smallest.retain(|open| !config.open.is_subset(open));
        smallest.push(config.open.clone());
        true
    }
}
