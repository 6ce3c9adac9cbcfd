//! A map of which the last write to each key wins.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::stamper::Stamper;
use crate::write::Write;
use crate::{CRDT, Clock, ReplicaId, SystemClock};

/// One last-writer-wins register for each key. A removal is a write too: it wins against every
/// earlier insertion, also against one that arrives after it, and loses against every later one.
///
/// So a removed key is not forgotten: that it is gone, and since when, has to be remembered for as
/// long as an older insertion may be under way.
///
/// ```
/// use crdt_registry::{CRDT, LWWMap};
///
/// let mut at_a = LWWMap::new("a".to_string());
/// let mut at_b = LWWMap::new("b".to_string());
/// at_a.insert("colour", "red");
/// at_b.merge(&at_a);
/// at_b.remove(&"colour");
/// at_a.merge(&at_b);
/// assert_eq!(at_a.get(&"colour"), None);
/// ```
#[derive(Debug, Clone)]
// solution
pub struct LWWMap<K: Clone + Eq + Hash, V: Clone> {
    entries: HashMap<K, Write<V>>,
    stamper: Stamper,
}
// starter: pub struct LWWMap<K: Clone + Eq + Hash, V: Clone> {
// starter:     // Your private fields. What must remain of a key that is removed?
// starter:     entries: std::marker::PhantomData<(K, V)>,
// starter: }
// end solution

impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
    /// An empty map of `replica`, on the clock of the machine.
    ///
    /// ```
    /// use crdt_registry::LWWMap;
    ///
    /// assert!(LWWMap::<u8, u8>::new("a".to_string()).keys().is_empty());
    /// ```
    pub fn new(replica_id: ReplicaId) -> Self {
        Self::with_clock(replica_id, Arc::new(SystemClock))
    }

    /// The same on a clock of one's own.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use crdt_registry::{CRDT, LWWMap, ManualClock};
    ///
    /// let mut at_a = LWWMap::with_clock("a".to_string(), Arc::new(ManualClock::new(10)));
    /// let mut at_b = LWWMap::with_clock("b".to_string(), Arc::new(ManualClock::new(20)));
    /// at_b.remove(&'k'); // at 20, before it has heard of
    /// at_a.insert('k', 1); // what was written at 10
    /// at_b.merge(&at_a);
    /// assert_eq!(at_b.get(&'k'), None);
    /// ```
    pub fn with_clock(replica_id: ReplicaId, clock: Arc<dyn Clock>) -> Self {
        Self {
            entries: HashMap::new(),
            stamper: Stamper::new(replica_id, clock),
        }
    }

    /// Writes `value` under `key`. Its time is that of the clock, or one past the greatest that the
    /// map has written or merged under any key; after the time `u64::MAX` nothing changes.
    ///
    /// ```
    /// use crdt_registry::LWWMap;
    ///
    /// let mut map = LWWMap::new("a".to_string());
    /// map.insert('k', 1);
    /// map.insert('k', 2);
    /// assert_eq!(map.get(&'k'), Some(&2));
    /// ```
    pub fn insert(&mut self, key: K, value: V) {
        self.write(key, Some(value));
    }

    /// Writes that there is nothing under `key`, whether there is something here or not. Timed as
    /// an insertion is.
    ///
    /// ```
    /// use crdt_registry::LWWMap;
    ///
    /// let mut map = LWWMap::new("a".to_string());
    /// map.insert('k', 1);
    /// map.remove(&'k');
    /// assert!(!map.contains_key(&'k'));
    /// ```
    pub fn remove(&mut self, key: &K) {
        self.write(key.clone(), None);
    }

    /// The value last written under `key`, if it was not removed since.
    ///
    /// ```
    /// use crdt_registry::LWWMap;
    ///
    /// let mut map = LWWMap::new("a".to_string());
    /// map.insert('k', 1);
    /// assert_eq!((map.get(&'k'), map.get(&'l')), (Some(&1), None));
    /// ```
    pub fn get(&self, key: &K) -> Option<&V> {
        self.entries.get(key)?.value.as_ref()
    }

    /// Whether there is a value under `key`.
    ///
    /// ```
    /// use crdt_registry::LWWMap;
    ///
    /// let mut map = LWWMap::new("a".to_string());
    /// map.insert('k', 1);
    /// assert!(map.contains_key(&'k'));
    /// ```
    pub fn contains_key(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    /// The keys under which there is a value, each once, in any order.
    ///
    /// ```
    /// use crdt_registry::LWWMap;
    ///
    /// let mut map = LWWMap::new("a".to_string());
    /// map.insert('k', 1);
    /// map.insert('l', 2);
    /// map.remove(&'l');
    /// assert_eq!(map.keys(), [&'k']);
    /// ```
    pub fn keys(&self) -> Vec<&K> {
        let present = self
            .entries
            .iter()
            .filter(|(_, write)| write.value.is_some());
        present.map(|(key, _)| key).collect()
    }

    fn write(&mut self, key: K, value: Option<V>) {
        let Some(time) = self.stamper.next() else {
            return;
        };
        let replica = self.stamper.replica();
        self.entries
            .entry(key)
            .or_insert_with(|| Write::blank(replica.clone()))
            .overwrite(value, time, replica);
    }

    /// Takes over one entry of another map.
    fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
        match self.entries.get_mut(key) {
            Some(ours) => {
                ours.merge(theirs);
            }
            None => {
                self.entries.insert(key.clone(), theirs.clone());
            }
        }
        self.stamper.observe(theirs.timestamp.time);
    }
}

impl<K: Clone + Eq + Hash, V: Clone> CRDT for LWWMap<K, V> {
    /// Keeps the later of the two writes to each key, removals included.
    fn merge(&mut self, other: &Self) {
        for (key, theirs) in &other.entries {
            self.merge_entry(key, theirs);
        }
    }
}
