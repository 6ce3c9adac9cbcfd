//! Criterion "the shared ring": calls of several threads at once, each of which is one step.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, RwLock, TryLockError, mpsc};
use std::thread;

use super::model::Model;
use super::{check, check_points, keys, node, ring, sorted};
use crate::{SharedRing, hash_key};

/// Ends the thread that goes on until it is told, also if a look panics.
pub(super) struct Stop<'a>(pub(super) &'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Waits until something is so, but not forever: it need not come.
pub(super) fn until(mut so: impl FnMut() -> bool) {
    // Few turns given away, for on a busy machine each may cost a time slice.
    for _ in 0..25 {
        for _ in 0..200 {
            if so() {
                return;
            }
            std::hint::spin_loop();
        }
        thread::yield_now();
    }
}

/// Looks at a ring, of a alone at first, while another thread adds and removes b in turns. Each
/// change is kept waiting until the thread that looks stands at the lock: in the middle of a look,
/// if a look takes several. Hands back what was broken.
fn while_b_comes_and_goes(look: &(dyn Fn(&SharedRing) -> Option<String> + Sync)) -> Option<String> {
    let owned = Arc::new(RwLock::new(ring(8, 1, &["a"])));
    let shared = SharedRing::from(Arc::clone(&owned));
    let (enough, looks) = (AtomicBool::new(false), AtomicUsize::new(0));
    thread::scope(|scope| {
        let _stop = Stop(&enough);
        let (go, turns) = mpsc::channel();
        let (done, changed) = mpsc::channel();
        let reader = scope.spawn(|| {
            while !enough.load(Ordering::SeqCst) {
                let broken = look(&shared);
                if broken.is_some() {
                    return broken;
                }
                looks.fetch_add(1, Ordering::SeqCst);
            }
            None
        });
        let shared = &shared;
        scope.spawn(move || {
            for turn in turns {
                match turn % 2 {
                    0 => shared.add_node(node("b", 1)),
                    _ => shared.remove_node("b"),
                };
                if done.send(()).is_err() {
                    break;
                }
            }
        });
        for turn in 0..40 {
            if reader.is_finished() {
                break;
            }
            // Nothing is in its way now: one look shows that the thread has its share of the machine.
            let before = looks.load(Ordering::SeqCst);
            while looks.load(Ordering::SeqCst) == before && !reader.is_finished() {
                thread::yield_now();
            }
            let guard = owned.read();
            let before = looks.load(Ordering::SeqCst);
            until(|| looks.load(Ordering::SeqCst) > before || reader.is_finished());
            go.send(turn).expect("the writer waits for its turn");
            // While a writer waits, std lets no further reader in.
            until(|| matches!(owned.try_read(), Err(TryLockError::WouldBlock)));
            drop(guard);
            changed.recv().expect("a change does not panic");
        }
        enough.store(true, Ordering::SeqCst);
        reader.join().expect("a look does not panic")
    })
}

const ONE_LOCK: &str = "the whole call is one step: one lock for all keys, so that they meet one \
                        state of the ring, with b or without it";

#[test]
fn statistics_are_of_one_state() {
    let sample = keys(20);
    let [without, with] = [&["a"][..], &["a", "b"]].map(|ids| {
        let model = Model::of(8, ids);
        let mut counts: HashMap<String, usize> = HashMap::new();
        for id in sample.iter().filter_map(|key| model.primary(hash_key(key))) {
            *counts.entry(id).or_default() += 1;
        }
        counts
    });
    let broken = while_b_comes_and_goes(&|shared| {
        let seen = shared.distribution_stats(&sample).keys_per_node;
        (seen != with && seen != without).then(|| format!("{seen:?}"))
    });
    check(
        &format!(
            "what distribution_stats of 20 keys has counted, beside {without:?} and {with:?}, \
             while another thread added and removed b"
        ),
        broken,
        None,
        ONE_LOCK,
    );
}

/// One of the calls that race: `add_node` with this weight, or `remove_node`.
type Change = Option<u32>;

/// What is returned, by the rules, as `change` comes to x, of weight `of` if it is a member.
fn by_the_rules(of: Change, change: Change) -> Vec<u64> {
    let model = |weight: Change| {
        let mut model = Model::of(RACE, &["a", "b"]);
        if let Some(weight) = weight {
            model.add("x", weight);
        }
        model
    };
    model(change).changed(&model(of), "x")
}

/// Virtual nodes of the ring where changes race: enough for a change to take a while.
const RACE: usize = 20;
const CHANGES: [Change; 4] = [Some(1), Some(3), None, None];

/// Whether the calls can have returned `got` one after the other, `left` of them still to come.
fn in_some_order(
    rules: &dyn Fn(Change, Change) -> Vec<u64>,
    now: Change,
    left: &[usize],
    got: &[Vec<u64>],
    last: Change,
) -> bool {
    let comes_next = |&next: &usize| {
        let rest: Vec<usize> = left.iter().copied().filter(|&one| one != next).collect();
        rules(now, CHANGES[next]) == got[next]
            && in_some_order(rules, CHANGES[next], &rest, got, last)
    };
    if left.is_empty() {
        now == last
    } else {
        left.iter().any(comes_next)
    }
}

#[test]
fn changes_that_race_return_what_they_have_changed() {
    let mut table = BTreeMap::new();
    for of in [Some(2), Some(1), Some(3), None] {
        for change in CHANGES {
            table.insert((of, change), by_the_rules(of, change));
        }
    }
    let rules = |of, change| table[&(of, change)].clone();
    for _ in 0..60 {
        let shared = SharedRing::from(Arc::new(RwLock::new(ring(RACE, 1, &["a", "b"]))));
        shared.add_node(node("x", 2));
        let start = Barrier::new(CHANGES.len());
        let got: Vec<Vec<u64>> = thread::scope(|scope| {
            let call = |change: Change| {
                let (shared, start) = (&shared, &start);
                scope.spawn(move || {
                    start.wait();
                    sorted(match change {
                        Some(weight) => shared.add_node(node("x", weight)),
                        None => shared.remove_node("x"),
                    })
                })
            };
            let threads = CHANGES.map(call);
            threads
                .into_iter()
                .map(|thread| thread.join().expect("a change does not panic"))
                .collect()
        });
        let x = shared.nodes().into_iter().find(|node| node.id == "x");
        let last = x.map(|node| node.weight);
        let sizes: Vec<usize> = got.iter().map(Vec::len).collect();
        let fits = in_some_order(&rules, Some(2), &[0, 1, 2, 3], &got, last);
        check(
            &format!(
                "x, of weight 2 on a ring of {RACE} virtual nodes with a and b. Four threads call \
                 at once: add_node(x, weight 1), add_node(x, weight 3), remove_node(x), \
                 remove_node(x), and get sets of {sizes:?} positions; the weight of x is {last:?} \
                 then. Whether some order of the calls gives just that: it"
            ),
            fits,
            true,
            "what a change returns is computed on the same state that it changes, under one lock; \
             only one of the four can have met weight 2",
        );
        let mut model = Model::of(RACE, &["a", "b"]);
        if let Some(weight) = last {
            model.add("x", weight);
        }
        check_points(
            &format!(
                "ring_debug() after four changes of x at once, its weight being {last:?} then,"
            ),
            &shared.ring_debug(),
            &model.points(),
            "the positions are those of the members and their weights",
        );
    }
}
