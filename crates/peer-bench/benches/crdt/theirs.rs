//! The types of crdts, with a name or a number for each actor.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::marker::PhantomData;

use crdts::{CmRDT, CvRDT, GCounter, LWWReg, Orswot, PNCounter};

use crate::{Contestant, Counter, Register, Set};

pub struct Theirs<A>(PhantomData<A>);

pub trait Actor: Clone + Ord + Hash + Debug + Display + Default {
    fn of(replica: usize) -> Self;
}

impl Actor for String {
    fn of(replica: usize) -> Self {
        format!("replica-{replica}")
    }
}

impl Actor for u8 {
    fn of(replica: usize) -> Self {
        u8::try_from(replica).expect("three replicas")
    }
}

impl<A: Actor> Contestant for Theirs<A> {
    type Grow = Of<A, GCounter<A>>;
    type BothWays = Of<A, PNCounter<A>>;
    type Register = Written<A>;
    type Set = Of<A, Orswot<u64, A>>;
}

/// A state, and whose it is.
#[derive(Clone)]
pub struct Of<A, C> {
    actor: A,
    state: C,
}

impl<A: Actor> Counter for Of<A, GCounter<A>> {
    fn new(replica: usize) -> Self {
        let (actor, state) = (A::of(replica), GCounter::new());
        Self { actor, state }
    }

    fn count(&mut self, n: u64) {
        let op = self.state.inc_many(self.actor.clone(), n);
        self.state.apply(op);
    }

    fn merge(&mut self, other: Self) {
        self.state.merge(other.state);
    }

    fn value(&self) -> i64 {
        let value = self.state.read().to_string();
        value.parse().expect("a small number")
    }
}

impl<A: Actor> Counter for Of<A, PNCounter<A>> {
    fn new(replica: usize) -> Self {
        let (actor, state) = (A::of(replica), PNCounter::new());
        Self { actor, state }
    }

    fn count(&mut self, n: u64) {
        let actor = self.actor.clone();
        let op = if n % 2 == 1 {
            self.state.inc_many(actor, n)
        } else {
            self.state.dec_many(actor, n)
        };
        self.state.apply(op);
    }

    fn merge(&mut self, other: Self) {
        self.state.merge(other.state);
    }

    fn value(&self) -> i64 {
        let value = self.state.read().to_string();
        value.parse().expect("a small number")
    }
}

/// A register, and what it takes to make the next marker.
#[derive(Clone)]
pub struct Written<A> {
    actor: A,
    now: u64,
    register: LWWReg<u64, (u64, A)>,
}

impl<A: Actor> Register for Written<A> {
    fn new(replica: usize) -> Self {
        Self {
            actor: A::of(replica),
            now: 0,
            register: LWWReg::default(),
        }
    }

    fn write(&mut self, value: u64) {
        self.now += 1;
        self.register.update(value, (self.now, self.actor.clone()));
    }

    fn merge(&mut self, other: Self) {
        self.register.merge(other.register);
    }

    fn value(&self) -> u64 {
        self.register.val
    }
}

impl<A: Actor> Set for Of<A, Orswot<u64, A>> {
    fn new(replica: usize) -> Self {
        let (actor, state) = (A::of(replica), Orswot::new());
        Self { actor, state }
    }

    fn insert(&mut self, value: u64) {
        let context = self.state.read_ctx().derive_add_ctx(self.actor.clone());
        let op = self.state.add(value, context);
        self.state.apply(op);
    }

    fn remove(&mut self, value: u64) {
        let context = self.state.contains(&value).derive_rm_ctx();
        let op = self.state.rm(value, context);
        self.state.apply(op);
    }

    fn contains(&self, value: u64) -> bool {
        self.state.contains(&value).val
    }

    fn merge(&mut self, other: Self) {
        self.state.merge(other.state);
    }

    fn values(&self) -> Vec<u64> {
        self.state.read().val.into_iter().collect()
    }
}
