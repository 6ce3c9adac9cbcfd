use std::collections::{HashMap, HashSet};
use std::fmt::Debug;
use std::hash::Hash;
use std::sync::Arc;
use std::time::SystemTime;

/// A state that can be merged with any other state of the same object.
pub trait CRDT: Clone {
    /// Takes over whatever the other knows and self does not.
    fn merge(&mut self, other: &Self);
}

/// The name of a replica, unique among all that exchange state.
pub type ReplicaId = String;

/// The name of one operation: ordered by time, equal times by replica.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    pub time: u64,
    pub replica: ReplicaId,
}

impl Timestamp {
    /// The time 0, before any operation; no clock is asked.
    pub fn new(replica: ReplicaId) -> Self;

    /// Moves to the next time; u64::MAX stays.
    pub fn increment(&mut self);
}

/// A wall clock, which may stand still or be set back.
pub trait Clock: Debug + Send + Sync {
    /// In nanoseconds since 1970, or whenever else all replicas agree on.
    fn now(&self) -> u64;
}

/// The clock of the machine. (Given.)
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64;
}

/// A clock that shows what it is told. (Given.)
#[derive(Debug)]
pub struct ManualClock { /* private */ }

impl ManualClock {
    /// A clock that shows the time.
    pub fn new(now: u64) -> Self;

    /// Sets the clock, forwards or back.
    pub fn set(&self, now: u64);
}

impl Clock for ManualClock {
    fn now(&self) -> u64;
}

// ============== G-COUNTER ==============

/// A counter that only grows.
#[derive(Debug, Clone, Default)]
pub struct GCounter { /* private */ }

impl GCounter {
    pub fn new() -> Self;

    /// Counts one for the replica.
    pub fn increment(&mut self, replica: &ReplicaId);

    /// Counts n for the replica.
    pub fn increment_by(&mut self, replica: &ReplicaId, n: u64);

    /// What all replicas have counted.
    pub fn value(&self) -> u64;

    /// What one replica has counted.
    pub fn replica_value(&self, replica: &ReplicaId) -> u64;
}

impl CRDT for GCounter {
    fn merge(&mut self, other: &Self);
}

// ============== PN-COUNTER ==============

/// A counter that goes both ways.
#[derive(Debug, Clone, Default)]
pub struct PNCounter { /* private */ }

impl PNCounter {
    pub fn new() -> Self;

    pub fn increment(&mut self, replica: &ReplicaId);
    pub fn decrement(&mut self, replica: &ReplicaId);
    pub fn increment_by(&mut self, replica: &ReplicaId, n: u64);
    pub fn decrement_by(&mut self, replica: &ReplicaId, n: u64);

    /// What was counted up less what was counted down.
    pub fn value(&self) -> i64;
}

impl CRDT for PNCounter {
    fn merge(&mut self, other: &Self);
}

// ============== LWW-REGISTER ==============

/// One value, of which the last write wins.
#[derive(Debug, Clone)]
pub struct LWWRegister<T: Clone> { /* private */ }

impl<T: Clone> LWWRegister<T> {
    /// A register that nobody has written to, on SystemClock.
    pub fn new(replica: ReplicaId) -> Self;

    /// The same on a clock of one's own.
    pub fn with_clock(replica: ReplicaId, clock: Arc<dyn Clock>) -> Self;

    /// Writes the value with a new timestamp.
    pub fn set(&mut self, value: T);

    /// The value of the last write.
    pub fn get(&self) -> Option<&T>;

    /// The timestamp of the last write.
    pub fn timestamp(&self) -> &Timestamp;
}

impl<T: Clone> CRDT for LWWRegister<T> {
    fn merge(&mut self, other: &Self);
}

// ============== OR-SET ==============

/// A value of a set, and the insertion that it is there by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tagged<T> {
    pub value: T,
    /// Unique: no two insertions have the same.
    pub tag: Timestamp,
}

/// A set of which one can only remove what one has seen.
#[derive(Debug, Clone)]
pub struct ORSet<T: Clone + Eq + Hash> { /* private */ }

impl<T: Clone + Eq + Hash> ORSet<T> {
    pub fn new(replica_id: ReplicaId) -> Self;

    /// Inserts the value under a new tag.
    pub fn insert(&mut self, value: T);

    /// Removes the value with all its tags; whether it was there.
    pub fn remove(&mut self, value: &T) -> bool;

    pub fn contains(&self, value: &T) -> bool;

    /// All values, each once.
    pub fn values(&self) -> HashSet<T>;

    /// How many values there are.
    pub fn len(&self) -> usize;

    pub fn is_empty(&self) -> bool;

    /// Every value with every tag that it is there by, ordered by tag.
    pub fn tagged(&self) -> Vec<Tagged<T>>;
}

impl<T: Clone + Eq + Hash> CRDT for ORSet<T> {
    fn merge(&mut self, other: &Self);
}

// ============== LWW-MAP ==============

/// One last-writer-wins register for each key.
#[derive(Debug, Clone)]
pub struct LWWMap<K: Clone + Eq + Hash, V: Clone> { /* private */ }

impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
    /// An empty map, on SystemClock.
    pub fn new(replica_id: ReplicaId) -> Self;

    /// The same on a clock of one's own.
    pub fn with_clock(replica_id: ReplicaId, clock: Arc<dyn Clock>) -> Self;

    pub fn insert(&mut self, key: K, value: V);
    pub fn remove(&mut self, key: &K);
    pub fn get(&self, key: &K) -> Option<&V>;
    pub fn contains_key(&self, key: &K) -> bool;

    /// The keys that have a value, in any order.
    pub fn keys(&self) -> Vec<&K>;
}

impl<K: Clone + Eq + Hash, V: Clone> CRDT for LWWMap<K, V> {
    fn merge(&mut self, other: &Self);
}

// ============== FOR THREADS ==============

/// A handle to a CRDT that threads share; a clone is another handle to the same state.
#[derive(Debug, Clone)]
pub struct Shared<C: CRDT> { /* private */ }

impl<C: CRDT> Shared<C> {
    pub fn new(state: C) -> Self;

    /// What the closure says of the state.
    pub fn read<R>(&self, look: impl FnOnce(&C) -> R) -> R;

    /// Lets the closure change the state, while no other thread sees it.
    pub fn update<R>(&self, change: impl FnOnce(&mut C) -> R) -> R;
}

/// Merges the state behind the other handle into the state behind this one.
impl<C: CRDT> CRDT for Shared<C> {
    fn merge(&mut self, other: &Self);
}

// Automatic, if your fields are: there is nothing to write for these.
impl Send for GCounter {}
impl Sync for GCounter {}
impl Send for PNCounter {}
impl Sync for PNCounter {}
impl<T: Clone + Send> Send for LWWRegister<T> {}
impl<T: Clone + Sync> Sync for LWWRegister<T> {}
impl<T: Clone + Eq + Hash + Send> Send for ORSet<T> {}
impl<T: Clone + Eq + Hash + Sync> Sync for ORSet<T> {}
impl<K: Clone + Eq + Hash + Send, V: Clone + Send> Send for LWWMap<K, V> {}
impl<K: Clone + Eq + Hash + Sync, V: Clone + Sync> Sync for LWWMap<K, V> {}
impl<C: CRDT + Send + Sync> Send for Shared<C> {}
impl<C: CRDT + Send + Sync> Sync for Shared<C> {}
