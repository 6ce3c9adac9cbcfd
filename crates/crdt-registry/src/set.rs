//! A set of which one can only remove what one has seen.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::context::{Context, Dot, Seen};
use crate::{CRDT, ReplicaId, Timestamp};

/// A value of an [`ORSet`], and the insertion that it is there by.
///
/// ```
/// use crdt_registry::{ORSet, Tagged};
///
/// let mut set = ORSet::new("a".to_string());
/// set.insert('x');
/// let Tagged { value, tag } = set.tagged().remove(0);
/// assert_eq!((value, tag.replica), ('x', "a".to_string()));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tagged<T> {
    /// What was inserted.
    pub value: T,
    /// Which insertion it was: no two have the same tag.
    pub tag: Timestamp,
}

/// An observed-remove set: each insertion has a tag of its own, and a removal takes away the tags
/// that it has seen. An insertion that it has not seen stays, so that additions win.
///
/// Nothing is kept of what was removed. Clones share the counter of their tags.
///
/// Source: A. Bieniusa and others, "An optimized conflict-free replicated set", INRIA RR-8083
/// (2012).
///
/// ```
/// use crdt_registry::{CRDT, ORSet};
///
/// let mut at_a = ORSet::new("a".to_string());
/// at_a.insert(1);
/// let mut at_b = ORSet::new("b".to_string());
/// at_b.merge(&at_a);
/// at_b.remove(&1);
/// at_a.merge(&at_b); // a still had it, but b has seen that one
/// assert!(at_a.is_empty());
/// ```
#[derive(Debug, Clone)]
// solution
// A dot that the context has seen and that is not in the entries *is* removed. A removal counts as
// an operation of its own, so that who has seen the same operations has the same set, and a merge
// with somebody who has seen nothing new is over at once.
pub struct ORSet<T: Clone + Eq + Hash> {
    entries: HashMap<T, Dots>,
    context: Context,
    /// How many operations this replica has done, those of all clones together.
    clock: Arc<AtomicU64>,
}
// starter: pub struct ORSet<T: Clone + Eq + Hash> {
// starter:     // Your private fields. How do you tell "removed" from "never seen", and what do clones share?
// starter:     elements: std::marker::PhantomData<T>,
// starter: }
// end solution

/// The insertions that a value is there by: at least one, and more if some were concurrent.
#[derive(Debug, Clone)]
struct Dots {
    first: Dot,
    rest: Vec<Dot>,
}

impl Dots {
    fn one(first: Dot) -> Self {
        let rest = Vec::new();
        Self { first, rest }
    }

    fn collect(mut dots: impl Iterator<Item = Dot>) -> Option<Self> {
        let first = dots.next()?;
        let rest = dots.collect();
        Some(Self { first, rest })
    }

    fn iter(&self) -> impl Iterator<Item = Dot> + Clone {
        std::iter::once(self.first).chain(self.rest.iter().copied())
    }
}

impl<T: Clone + Eq + Hash> ORSet<T> {
    /// An empty set of the replica.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// assert!(ORSet::<u8>::new("a".to_string()).is_empty());
    /// ```
    pub fn new(replica_id: ReplicaId) -> Self {
        Self {
            entries: HashMap::new(),
            context: Context::new(replica_id),
            clock: Arc::new(AtomicU64::new(0)),
        }
    }

    /// Inserts `value` under a new tag, which takes the place of those that are there. That is so
    /// for a value that is there already: whoever removes the old one has not seen this one.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// let mut set = ORSet::new("a".to_string());
    /// set.insert('x');
    /// set.insert('x');
    /// assert_eq!((set.len(), set.tagged().len()), (1, 1));
    /// ```
    pub fn insert(&mut self, value: T) {
        let dot = self.next_dot();
        self.entries.insert(value, Dots::one(dot));
    }

    /// Removes `value` with all tags that are there, and says whether it was there.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// let mut set = ORSet::new("a".to_string());
    /// set.insert('x');
    /// assert!(set.remove(&'x'));
    /// assert!(!set.remove(&'x'));
    /// ```
    pub fn remove(&mut self, value: &T) -> bool {
        let was_there = self.entries.remove(value).is_some();
        if was_there {
            self.next_dot();
        }
        was_there
    }

    /// Whether `value` is there.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// let mut set = ORSet::new("a".to_string());
    /// set.insert('x');
    /// assert!(set.contains(&'x') && !set.contains(&'y'));
    /// ```
    pub fn contains(&self, value: &T) -> bool {
        self.entries.contains_key(value)
    }

    /// All values.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// let mut set = ORSet::new("a".to_string());
    /// set.insert('x');
    /// assert_eq!(set.values(), ['x'].into());
    /// ```
    pub fn values(&self) -> HashSet<T> {
        self.entries.keys().cloned().collect()
    }

    /// How many values are there.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// let mut set = ORSet::new("a".to_string());
    /// set.insert('x');
    /// assert_eq!(set.len(), 1);
    /// ```
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no value.
    ///
    /// ```
    /// use crdt_registry::ORSet;
    ///
    /// assert!(ORSet::<u8>::new("a".to_string()).is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every value with every tag that it is there by, ordered by tag.
    ///
    /// ```
    /// use crdt_registry::{CRDT, ORSet};
    ///
    /// let mut at_a = ORSet::new("a".to_string());
    /// let mut at_b = ORSet::new("b".to_string());
    /// at_a.insert('x');
    /// at_b.insert('x'); // concurrently
    /// at_a.merge(&at_b);
    /// let tagged_by: Vec<_> = at_a.tagged().into_iter().map(|x| x.tag.replica).collect();
    /// assert_eq!(tagged_by, ["a", "b"]);
    /// ```
    pub fn tagged(&self) -> Vec<Tagged<T>> {
        let mut tagged = Vec::new();
        for (value, dots) in &self.entries {
            tagged.extend(dots.iter().map(|dot| Tagged {
                value: value.clone(),
                tag: self.tag(dot),
            }));
        }
        tagged.sort_by(|left, right| left.tag.cmp(&right.tag));
        tagged
    }

    fn tag(&self, dot: Dot) -> Timestamp {
        Timestamp {
            time: dot.count,
            replica: self.context.replica(dot.replica).clone(),
        }
    }

    /// The name of a new operation, which counts as seen.
    fn next_dot(&mut self) -> Dot {
        // Only the numbers must differ, so `Relaxed` will do.
        let count = self.clock.fetch_add(1, Ordering::Relaxed) + 1;
        let dot = Dot { replica: 0, count };
        self.context.insert(dot);
        dot
    }

    /// Takes over the insertions that are new here, and says how many there were.
    fn merge_insertions(&mut self, incoming: &Incoming<'_, T>) -> u64 {
        if self.entries.is_empty() {
            // Most likely all are new: make room once.
            self.entries.reserve(incoming.entries.len());
        }
        let mut inserted = 0;
        for (value, theirs) in incoming.entries {
            let here = theirs.iter().map(|dot| incoming.here(dot));
            let new = here.filter(|dot| !self.context.contains(*dot));
            let count = new.clone().count();
            if count == 0 {
                continue;
            }
            inserted += count as u64;
            match self.entries.entry(value.clone()) {
                Entry::Vacant(entry) => drop(Dots::collect(new).map(|dots| entry.insert(dots))),
                Entry::Occupied(mut entry) => {
                    let ours = entry.get().iter();
                    let kept = ours.filter(|dot| incoming.keeps(*dot, Some(theirs)));
                    if let Some(dots) = Dots::collect(kept.chain(new)) {
                        entry.insert(dots);
                    }
                }
            }
        }
        inserted
    }

    /// Drops what the other set has seen and has removed.
    fn merge_removals(&mut self, incoming: &Incoming<'_, T>) {
        self.entries.retain(|value, dots| {
            if !dots.iter().any(|dot| incoming.seen.contains(dot)) {
                return true;
            }
            let theirs = incoming.entries.get(value);
            let kept = dots.iter().filter(|dot| incoming.keeps(*dot, theirs));
            let kept = Dots::collect(kept);
            kept.map(|kept| *dots = kept).is_some()
        });
    }
}

/// Another set as it looks from here.
struct Incoming<'a, T> {
    entries: &'a HashMap<T, Dots>,
    /// What its replicas are called here.
    numbers: Vec<usize>,
    /// What it has seen, in our numbers.
    seen: Seen,
}

impl<T> Incoming<'_, T> {
    fn here(&self, dot: Dot) -> Dot {
        let replica = self.numbers[dot.replica];
        Dot { replica, ..dot }
    }

    /// Whether a dot of ours outlives the merge: they have it, too, or have not seen it. What they
    /// have seen and do not have, they have removed.
    fn keeps(&self, ours: Dot, theirs: Option<&Dots>) -> bool {
        let has = |theirs: &Dots| theirs.iter().any(|dot| self.here(dot) == ours);
        !self.seen.contains(ours) || theirs.is_some_and(has)
    }
}

impl<T: Clone + Eq + Hash> CRDT for ORSet<T> {
    /// Takes over the insertions and the removals that `other` has seen.
    fn merge(&mut self, other: &Self) {
        if self.context.includes(&other.context) {
            return;
        }
        let (numbers, seen) = self.context.translate(&other.context);
        let incoming = Incoming {
            entries: &other.entries,
            numbers,
            seen,
        };
        let inserted = self.merge_insertions(&incoming);
        let learnt = self.context.merge(&incoming.seen);
        // Else every operation that was new is an insertion that is still there: no removals.
        if learnt > inserted {
            self.merge_removals(&incoming);
        }
        // A replica that comes back empty learns from others how far it had counted.
        self.clock
            .fetch_max(self.context.last_own(), Ordering::Relaxed);
    }
}
