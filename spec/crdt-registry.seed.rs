use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::time::SystemTime;

pub trait CRDT: Clone {
    fn merge(&mut self, other: &Self);
}

pub type ReplicaId = String;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp {
    pub time: u64,
    pub replica: ReplicaId,
}

impl Timestamp {
    pub fn new(replica: ReplicaId) -> Self;
    pub fn increment(&mut self);
}

#[derive(Debug, Clone, Default)]
pub struct GCounter {
}

impl GCounter {
    pub fn new() -> Self;

    pub fn increment(&mut self, replica: &ReplicaId);

    pub fn increment_by(&mut self, replica: &ReplicaId, n: u64);

    pub fn value(&self) -> u64;

    pub fn replica_value(&self, replica: &ReplicaId) -> u64;
}

impl CRDT for GCounter {
    fn merge(&mut self, other: &Self);
}

#[derive(Debug, Clone, Default)]
pub struct PNCounter {
}

impl PNCounter {
    pub fn new() -> Self;

    pub fn increment(&mut self, replica: &ReplicaId);
    pub fn decrement(&mut self, replica: &ReplicaId);
    pub fn increment_by(&mut self, replica: &ReplicaId, n: u64);
    pub fn decrement_by(&mut self, replica: &ReplicaId, n: u64);

    pub fn value(&self) -> i64;
}

impl CRDT for PNCounter {
    fn merge(&mut self, other: &Self);
}

#[derive(Debug, Clone)]
pub struct LWWRegister<T: Clone> {
}

impl<T: Clone> LWWRegister<T> {
    pub fn new(replica: ReplicaId) -> Self;

    pub fn set(&mut self, value: T);

    pub fn get(&self) -> Option<&T>;

    pub fn timestamp(&self) -> &Timestamp;
}

impl<T: Clone> CRDT for LWWRegister<T> {
    fn merge(&mut self, other: &Self);
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tagged<T> {
    pub value: T,
    pub tag: Timestamp,
}

#[derive(Debug, Clone)]
pub struct ORSet<T: Clone + Eq + Hash> {
}

impl<T: Clone + Eq + Hash> ORSet<T> {
    pub fn new(replica_id: ReplicaId) -> Self;

    pub fn insert(&mut self, value: T);

    pub fn remove(&mut self, value: &T) -> bool;

    pub fn contains(&self, value: &T) -> bool;

    pub fn values(&self) -> HashSet<T>;

    pub fn len(&self) -> usize;

    pub fn is_empty(&self) -> bool;
}

impl<T: Clone + Eq + Hash> CRDT for ORSet<T> {
    fn merge(&mut self, other: &Self);
}

#[derive(Debug, Clone)]
pub struct LWWMap<K: Clone + Eq + Hash, V: Clone> {
}

impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
    pub fn new(replica_id: ReplicaId) -> Self;

    pub fn insert(&mut self, key: K, value: V);
    pub fn remove(&mut self, key: &K);
    pub fn get(&self, key: &K) -> Option<&V>;
    pub fn contains_key(&self, key: &K) -> bool;
    pub fn keys(&self) -> Vec<&K>;
}

impl<K: Clone + Eq + Hash, V: Clone> CRDT for LWWMap<K, V> {
    fn merge(&mut self, other: &Self);
}
