//! Criterion "threads": all types cross threads, and `Shared` is one state for many.

use std::sync::{Arc, OnceLock};
use std::thread;

use super::racing::Handover;
use super::{Hands, check, id, register, set, values};
use crate::{CRDT, Clock, GCounter, LWWMap, LWWRegister, ORSet, PNCounter, Shared, Timestamp};

fn crosses_threads<T: Send + Sync>(made: T) -> T {
    made
}

#[test]
fn every_type_crosses_threads() {
    let mut counter = crosses_threads(PNCounter::new());
    let map = crosses_threads(LWWMap::<u8, u8>::with_clock(id("m"), Hands::at(1)));
    let held = crosses_threads(register("r", 1));
    let words = crosses_threads(set("s", &[1]));
    let stamp = crosses_threads(Timestamp::new(id("t")));
    let shared: Shared<ORSet<u32>> = crosses_threads(Shared::new(words));
    let total = thread::scope(|scope| {
        let counting = scope.spawn(|| {
            counter.increment_by(&id("a"), 3);
            let absent = usize::from(map.contains_key(&1)) + held.get().into_iter().count();
            counter.value() as usize + absent + shared.read(ORSet::len) + stamp.time as usize
        });
        counting.join().expect("the thread ended")
    });
    check(
        "3 counted and 1 in the set",
        total,
        4,
        "another thread used them",
    );
    drop(crosses_threads(LWWRegister::<u8>::new(id("a"))));
}

#[test]
fn threads_work_on_the_one_state_behind_their_handles() {
    let shared = Shared::new(GCounter::new());
    thread::scope(|scope| {
        for _ in 0..4 {
            let handle = shared.clone();
            scope.spawn(move || {
                for _ in 0..250 {
                    handle.update(|counter| counter.increment(&id("a")));
                }
            });
        }
    });
    let rule = "a clone of a handle is another handle to the same state, and no update is lost";
    check(
        "4 times 250",
        shared.read(|counter| counter.value()),
        1_000,
        rule,
    );
    let returned = shared.update(|counter| {
        counter.increment_by(&id("b"), 5);
        counter.replica_value(&id("b"))
    });
    check(
        "what the closure returned",
        returned,
        5,
        "update gives it back",
    );
}

#[test]
fn handles_are_merged_like_what_is_behind_them() {
    let mut left = Shared::new(set("a", &[1]));
    let mut right = Shared::new(set("b", &[2]));
    left.merge(&right);
    let rule = "the state behind the one takes over what the state behind the other has";
    check("left", left.read(values), vec![1, 2], rule);
    check("right", right.read(values), vec![2], "it was only read");
    right.update(|set| set.insert(3));
    let mut same = left.clone();
    same.merge(&left);
    same.merge(&right);
    check(
        "left, merged through another handle",
        left.read(values),
        vec![1, 2, 3],
        rule,
    );
    right.merge(&left);
    check("right at last", right.read(values), vec![1, 2, 3], rule);
}

/// Counts its merges; and while it is merged into, another thread changes the state behind `peer`.
#[derive(Clone)]
struct Probe {
    peer: Arc<OnceLock<Shared<Probe>>>,
    merges: u32,
}

impl CRDT for Probe {
    fn merge(&mut self, _: &Self) {
        let peer = self.peer.get().expect("the test has set it");
        thread::scope(|scope| {
            scope.spawn(|| peer.update(|peer| peer.merges += 10));
        });
        self.merges += 1;
    }
}

/// With both locks held, two threads that merge two handles into each other stop for ever.
#[test]
fn a_merge_does_not_hold_the_lock_of_the_other_handle() {
    let peer = Arc::new(OnceLock::new());
    let merges = 0;
    let probe = Probe { peer, merges };
    let (mut left, right) = (Shared::new(probe.clone()), Shared::new(probe.clone()));
    let _ = probe.peer.set(right.clone());
    left.merge(&right);
    let merges = |handle: &Shared<Probe>| handle.read(|probe| probe.merges);
    let rule = "the state behind left was merged into";
    check("merges at left", merges(&left), 1, rule);
    let rule = "another thread changed right while left was merged into";
    check("merges at right", merges(&right), 10, rule);
    // The two would keep each other alive.
    right.update(|probe| probe.peer = Arc::default());
}

#[test]
fn a_closure_that_panics_does_not_take_the_state_from_the_others() {
    let mut shared = Shared::new(GCounter::new());
    let handle = shared.clone();
    let ended = thread::spawn(move || {
        handle.update(|counter| {
            counter.increment(&id("a"));
            // Unwinds without a message: a panic that nobody has to read about.
            std::panic::resume_unwind(Box::new("in the middle of an update"));
        })
    })
    .join();
    check(
        "its thread ended well",
        ended.is_ok(),
        false,
        "the panic is its caller's",
    );
    shared.update(|counter| counter.increment_by(&id("b"), 10));
    let mut other = GCounter::new();
    other.increment_by(&id("c"), 100);
    shared.merge(&Shared::new(other));
    let rule = "1 before the panic, and 10 and 100 after it: every handle goes on working (a poisoned \
                lock can be entered)";
    check(
        "the value",
        shared.read(|counter| counter.value()),
        111,
        rule,
    );
}

/// Counts what is done to it; and while it is merged into, another thread has its turn.
#[derive(Clone)]
struct Interrupted {
    turn: Arc<Handover>,
    changes: u32,
}

impl CRDT for Interrupted {
    fn merge(&mut self, _: &Self) {
        self.turn.now();
        self.changes += 1;
    }
}

#[test]
fn an_update_during_a_merge_is_not_lost() {
    let turn = Arc::new(Handover::default());
    let state = |changes| {
        Shared::new(Interrupted {
            turn: turn.clone(),
            changes,
        })
    };
    let (mut left, right) = (state(0), state(0));
    let handle = left.clone();
    turn.between(&mut || left.merge(&right), &mut || {
        handle.update(|state| state.changes += 10)
    });
    let rule = "1 by the merge, and 10 by another thread that updated left in the meantime: copy the \
                other state only, and merge it into left's while you hold left's lock";
    check(
        "changes at left",
        left.read(|state| state.changes),
        11,
        rule,
    );
}
