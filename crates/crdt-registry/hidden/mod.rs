//! The hidden tests, one file a criterion, and what they share.

mod both_ways;
mod clocks;
mod convergence;
mod cost;
mod growing;
mod laws;
mod map;
mod memory;
mod model;
mod racing;
mod register;
mod set;
mod set_merges;
mod sharing;
mod tags;
mod timestamps;
mod world;

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::{CRDT, Clock, LWWMap, LWWRegister, ORSet};

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

fn id(replica: &str) -> String {
    replica.to_string()
}

/// A clock that the test moves.
#[derive(Debug)]
struct Hands(AtomicU64);

impl Hands {
    fn at(now: u64) -> Arc<Hands> {
        Arc::new(Hands(AtomicU64::new(now)))
    }

    fn set(&self, now: u64) {
        self.0.store(now, Ordering::SeqCst);
    }
}

impl Clock for Hands {
    fn now(&self) -> u64 {
        self.0.load(Ordering::SeqCst)
    }
}

/// A register of `replica` whose clock shows `now`.
fn register(replica: &str, now: u64) -> LWWRegister<u32> {
    LWWRegister::with_clock(id(replica), Hands::at(now))
}

/// A register of `replica` in which `value` was written at `now`.
fn written(replica: &str, now: u64, value: u32) -> LWWRegister<u32> {
    let mut register = register(replica, now);
    register.set(value);
    register
}

/// What a register says: its value, and when and by whom it was written.
fn content(register: &LWWRegister<u32>) -> (Option<u32>, u64, String) {
    let timestamp = register.timestamp();
    let value = register.get().copied();
    (value, timestamp.time, timestamp.replica.clone())
}

/// A map of `replica` whose clock shows `now`.
fn map(replica: &str, now: u64) -> LWWMap<u32, u32> {
    LWWMap::with_clock(id(replica), Hands::at(now))
}

/// A set of `replica` with these values in it.
fn set(replica: &str, values: &[u32]) -> ORSet<u32> {
    let mut set = ORSet::new(id(replica));
    for value in values {
        set.insert(*value);
    }
    set
}

/// The values of a set, in order.
fn values(set: &ORSet<u32>) -> Vec<u32> {
    let mut values: Vec<u32> = set.values().into_iter().collect();
    values.sort_unstable();
    values
}

/// `left` after merging `right`.
fn merged<C: CRDT>(left: &C, right: &C) -> C {
    let mut left = left.clone();
    left.merge(right);
    left
}
