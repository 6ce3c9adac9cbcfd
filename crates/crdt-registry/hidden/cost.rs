//! Criterion "linear merges": how often a merge looks at values and keys.

use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Hands, check, id};
use crate::{CRDT, LWWMap, ORSet};

/// A number that counts what is done to it, together with all others of its counter.
#[derive(Debug)]
struct Counted {
    number: u32,
    calls: Arc<AtomicU64>,
}

impl Counted {
    fn call(&self) {
        self.calls.fetch_add(1, Ordering::Relaxed);
    }
}

impl Clone for Counted {
    fn clone(&self) -> Self {
        self.call();
        let (number, calls) = (self.number, self.calls.clone());
        Counted { number, calls }
    }
}

impl PartialEq for Counted {
    fn eq(&self, other: &Self) -> bool {
        self.call();
        self.number == other.number
    }
}

impl Eq for Counted {}

impl Hash for Counted {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.call();
        hasher.write_u32(self.number);
    }
}

/// The handout's bound: so many calls for each value or key of the two sides.
const CALLS_MAX: u64 = 50;
/// Each side has so many, half of which the other has, too.
const SIDE: u32 = 1_000;

fn check_calls(what: &str, calls: u64, sizes: usize) {
    let most = CALLS_MAX * sizes as u64;
    if calls > most {
        panic!(
            "{what} of altogether {sizes} called their Hash, Eq and Clone {calls} times, but must \
             not call them more than {CALLS_MAX} times for each, {most}: look things up by their \
             hash instead of going through the other side for each"
        );
    }
}

#[test]
fn a_merge_of_sets_looks_at_each_value_a_few_times() {
    let calls = Arc::new(AtomicU64::new(0));
    let counted = |number| Counted {
        number,
        calls: calls.clone(),
    };
    let mut ours = ORSet::new(id("a"));
    (0..SIDE / 2).for_each(|number| ours.insert(counted(number)));
    let mut theirs = ORSet::new(id("b"));
    theirs.merge(&ours);
    (SIDE..SIDE + SIDE / 2).for_each(|number| ours.insert(counted(number)));
    (2 * SIDE..2 * SIDE + SIDE / 2).for_each(|number| theirs.insert(counted(number)));
    for number in 0..SIDE / 20 {
        theirs.remove(&counted(number));
    }
    let sizes = ours.len() + theirs.len();
    calls.store(0, Ordering::Relaxed);
    ours.merge(&theirs);
    let calls = calls.load(Ordering::Relaxed);
    let rule = "the values of both sides, but for those that b removed";
    check("how many values there are", ours.len(), 1_450, rule);
    check_calls("a merge of two sets of values", calls, sizes);
}

#[test]
fn a_merge_of_maps_looks_at_each_key_a_few_times() {
    let calls = Arc::new(AtomicU64::new(0));
    let counted = |number| Counted {
        number,
        calls: calls.clone(),
    };
    let mut ours = LWWMap::with_clock(id("a"), Hands::at(1));
    let mut theirs = LWWMap::with_clock(id("b"), Hands::at(1));
    (0..SIDE).for_each(|number| ours.insert(counted(number), 1));
    (SIDE / 2..SIDE / 2 + SIDE).for_each(|number| theirs.insert(counted(number), 2));
    let sizes = ours.keys().len() + theirs.keys().len();
    calls.store(0, Ordering::Relaxed);
    ours.merge(&theirs);
    let calls = calls.load(Ordering::Relaxed);
    let rule = "the keys of both sides, of which 500 are the same";
    check("how many keys there are", ours.keys().len(), 1_500, rule);
    check_calls("a merge of two maps of keys", calls, sizes);
}
