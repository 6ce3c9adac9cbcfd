//! Criteria "clocks that go wrong" and "unique tags": clones that write at the same moment.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;

use super::{check, content, id, merged, register, set};
use crate::{Clock, LWWMap, LWWRegister};

/// A clock that lets another thread do something while it is asked the time.
#[derive(Debug, Default)]
pub(super) struct Handover {
    armed: AtomicBool,
    asked: AtomicBool,
    begun: AtomicBool,
    done: AtomicBool,
}

impl Clock for Handover {
    fn now(&self) -> u64 {
        if self.armed.swap(false, Ordering::SeqCst) {
            self.asked.store(true, Ordering::SeqCst);
            while !self.begun.load(Ordering::SeqCst) {
                thread::yield_now();
            }
            // The other's write may wait for a lock that is held here, so do not insist.
            for _ in 0..200 {
                if self.done.load(Ordering::SeqCst) {
                    break;
                }
                thread::yield_now();
            }
        }
        100
    }
}

impl Handover {
    /// Runs `first`, and `second` on another thread while `first` asks for the time.
    pub(super) fn between(&self, first: &mut dyn FnMut(), second: &mut (dyn FnMut() + Send)) {
        thread::scope(|scope| {
            scope.spawn(|| {
                while !self.asked.load(Ordering::SeqCst) {
                    thread::yield_now();
                }
                self.begun.store(true, Ordering::SeqCst);
                second();
                self.done.store(true, Ordering::SeqCst);
            });
            self.armed.store(true, Ordering::SeqCst);
            let _release = Release(self);
            first();
        });
    }
}

/// Whoever has not asked the clock, or has panicked, lets the other thread go on all the same.
struct Release<'a>(&'a Handover);

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.0.armed.store(false, Ordering::SeqCst);
        self.0.asked.store(true, Ordering::SeqCst);
    }
}

const ROUNDS: u32 = 8;
const RULE: &str = "the last time is shared by all clones, and is read and moved on in one step; \
                    what was read before the clock was asked may be old";

#[test]
fn a_clone_of_a_register_may_write_while_another_asks_the_clock() {
    for _ in 0..ROUNDS {
        let clock = Arc::new(Handover::default());
        let mut left: LWWRegister<u32> = LWWRegister::with_clock(id("a"), clock.clone());
        let mut right = left.clone();
        clock.between(&mut || left.set(1), &mut || right.set(2));
        let times = (content(&left).1, content(&right).1);
        let what = format!("whether two clones, that both wrote, have equal times ({times:?}),");
        check(&what, times.0 == times.1, false, RULE);
    }
}

#[test]
fn a_clone_of_a_map_may_write_while_another_asks_the_clock() {
    for _ in 0..ROUNDS {
        let clock = Arc::new(Handover::default());
        let mut left: LWWMap<u32, u32> = LWWMap::with_clock(id("a"), clock.clone());
        let mut right = left.clone();
        clock.between(&mut || left.insert(1, 10), &mut || right.insert(1, 20));
        let (one, two) = (merged(&left, &right), merged(&right, &left));
        let values = [one.get(&1), two.get(&1)];
        let what = format!(
            "whether left with right, and right with left, have one and the same value ({values:?}),"
        );
        let same = values[0].is_some() && values[0] == values[1];
        check(&what, same, true, RULE);
    }
}

/// So many numbers are drawn by each of two threads, and more, up to the limit, as long as the other
/// has not got there.
const DRAWN: usize = 10_000;
const DRAWN_MAX: usize = 100_000;
/// So many are drawn by one clone.
const BATCH: u32 = 32;

/// Two threads draw numbers, batch by batch: the first few that were drawn twice.
fn drawn_twice(draw: &(dyn Fn(&mut Vec<u64>) + Sync)) -> Vec<u64> {
    let drawn = [AtomicUsize::new(0), AtomicUsize::new(0)];
    let start = Barrier::new(2);
    let run = |me: usize| {
        start.wait();
        let mut numbers = Vec::with_capacity(DRAWN_MAX);
        let other = || drawn[1 - me].load(Ordering::Relaxed);
        while numbers.len() < DRAWN || numbers.len() < DRAWN_MAX && other() < DRAWN {
            draw(&mut numbers);
            drawn[me].store(numbers.len(), Ordering::Relaxed);
        }
        numbers
    };
    let (left, right) = thread::scope(|scope| {
        let right = scope.spawn(|| run(1));
        (run(0), right.join().expect("the other thread ended"))
    });
    let mut all = [left, right].concat();
    all.sort_unstable();
    let twice = all.windows(2).filter(|pair| pair[0] == pair[1]);
    twice.map(|pair| pair[0]).take(3).collect()
}

const ONE_STEP: &str = "clones share the number, and it is read and raised in one step \
                        (fetch_add, fetch_update, or under a lock): between a load and a store \
                        another thread may have got the same";

#[test]
fn clones_of_a_register_in_two_threads_never_write_at_the_same_time() {
    let first = register("a", 100);
    let twice = drawn_twice(&|times| {
        let mut clone = first.clone();
        for value in 0..BATCH {
            clone.set(value);
            times.push(clone.timestamp().time);
        }
    });
    check("times that two clones wrote at", twice, vec![], ONE_STEP);
}

#[test]
fn clones_of_a_set_in_two_threads_never_give_out_the_same_tag() {
    let first = set("a", &[]);
    let twice = drawn_twice(&|tags| {
        let mut clone = first.clone();
        for value in 0..BATCH {
            clone.insert(value);
        }
        let given = tags.len() + BATCH as usize;
        tags.extend(clone.tagged().into_iter().map(|tagged| tagged.tag.time));
        // Whoever has none gives the same one again and again.
        tags.resize(given, 0);
    });
    check("tags that two clones gave out", twice, vec![], ONE_STEP);
}
