//! The types of crdt-registry.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crdt_registry::{CRDT, Clock, GCounter, LWWRegister, ORSet, PNCounter};

use crate::{Contestant, Counter, Register, Set};

pub struct Ours;

impl Contestant for Ours {
    type Grow = Named<GCounter>;
    type BothWays = Named<PNCounter>;
    type Register = LWWRegister<u64>;
    type Set = ORSet<u64>;
}

fn name(replica: usize) -> String {
    format!("replica-{replica}")
}

/// A counter, and whose it is.
#[derive(Clone)]
pub struct Named<C> {
    name: String,
    counter: C,
}

impl Counter for Named<GCounter> {
    fn new(replica: usize) -> Self {
        let (name, counter) = (name(replica), GCounter::new());
        Self { name, counter }
    }

    fn count(&mut self, n: u64) {
        self.counter.increment_by(&self.name, n);
    }

    fn merge(&mut self, other: Self) {
        self.counter.merge(&other.counter);
    }

    fn value(&self) -> i64 {
        self.counter.value() as i64
    }
}

impl Counter for Named<PNCounter> {
    fn new(replica: usize) -> Self {
        let (name, counter) = (name(replica), PNCounter::new());
        Self { name, counter }
    }

    fn count(&mut self, n: u64) {
        if n % 2 == 1 {
            self.counter.increment_by(&self.name, n);
        } else {
            self.counter.decrement_by(&self.name, n);
        }
    }

    fn merge(&mut self, other: Self) {
        self.counter.merge(&other.counter);
    }

    fn value(&self) -> i64 {
        self.counter.value()
    }
}

/// A clock that only counts.
#[derive(Debug, Default)]
struct Steps(AtomicU64);

impl Clock for Steps {
    fn now(&self) -> u64 {
        let now = self.0.load(Ordering::Relaxed) + 1;
        self.0.store(now, Ordering::Relaxed);
        now
    }
}

impl Register for LWWRegister<u64> {
    fn new(replica: usize) -> Self {
        LWWRegister::with_clock(name(replica), Arc::new(Steps::default()))
    }

    fn write(&mut self, value: u64) {
        self.set(value);
    }

    fn merge(&mut self, other: Self) {
        CRDT::merge(self, &other);
    }

    fn value(&self) -> u64 {
        *self.get().expect("it was written")
    }
}

impl Set for ORSet<u64> {
    fn new(replica: usize) -> Self {
        ORSet::new(name(replica))
    }

    fn insert(&mut self, value: u64) {
        ORSet::insert(self, value);
    }

    fn remove(&mut self, value: u64) {
        ORSet::remove(self, &value);
    }

    fn contains(&self, value: u64) -> bool {
        ORSet::contains(self, &value)
    }

    fn merge(&mut self, other: Self) {
        CRDT::merge(self, &other);
    }

    fn values(&self) -> Vec<u64> {
        ORSet::values(self).into_iter().collect()
    }
}
