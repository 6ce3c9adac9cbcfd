//! CRDTs for threads.

use std::sync::{Arc, PoisonError, RwLock};

use crate::CRDT;

/// A handle to a CRDT that threads share: a clone is another handle to the same state.
///
/// It is itself a CRDT, so that handles can be merged like what is in them.
///
/// ```
/// use crdt_registry::{GCounter, Shared};
///
/// let counter = Shared::new(GCounter::new());
/// std::thread::scope(|scope| {
///     for _ in 0..4 {
///         let counter = counter.clone();
///         scope.spawn(move || counter.update(|counter| counter.increment(&"a".to_string())));
///     }
/// });
/// assert_eq!(counter.read(|counter| counter.value()), 4);
/// ```
#[derive(Debug, Clone)]
// solution
pub struct Shared<C: CRDT> {
    state: Arc<RwLock<C>>,
}
// starter: pub struct Shared<C: CRDT> {
// starter:     // Your private fields.
// starter:     state: std::marker::PhantomData<C>,
// starter: }
// end solution

impl<C: CRDT> Shared<C> {
    /// A handle to `state`.
    ///
    /// ```
    /// use crdt_registry::{PNCounter, Shared};
    ///
    /// let counter = Shared::new(PNCounter::new());
    /// assert_eq!(counter.read(|counter| counter.value()), 0);
    /// ```
    pub fn new(state: C) -> Self {
        Self {
            state: Arc::new(RwLock::new(state)),
        }
    }

    /// What `look` says of the state. It must not use this handle or a clone of it.
    ///
    /// ```
    /// use crdt_registry::{ORSet, Shared};
    ///
    /// let set = Shared::new(ORSet::<u8>::new("a".to_string()));
    /// assert!(set.read(|set| set.is_empty()));
    /// ```
    pub fn read<R>(&self, look: impl FnOnce(&C) -> R) -> R {
        // No operation of a CRDT here panics halfway, so that a panic of `change` leaves it whole.
        look(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Lets `change` change the state, while no other thread sees it, and gives what it returns. It
    /// must not use this handle or a clone of it. If it panics, what it has changed stays, and the
    /// handles go on working.
    ///
    /// ```
    /// use crdt_registry::{ORSet, Shared};
    ///
    /// let set = Shared::new(ORSet::new("a".to_string()));
    /// set.update(|set| set.insert('x'));
    /// assert!(set.update(|set| set.remove(&'x')));
    /// ```
    pub fn update<R>(&self, change: impl FnOnce(&mut C) -> R) -> R {
        change(&mut self.state.write().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<C: CRDT> CRDT for Shared<C> {
    /// Merges a copy of what is behind `other`, so that no two locks are held at once: two threads
    /// may merge two handles into each other, and one handle may be merged into itself.
    fn merge(&mut self, other: &Self) {
        let theirs = other.read(C::clone);
        self.update(|ours| ours.merge(&theirs));
    }
}
