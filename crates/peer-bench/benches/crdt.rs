//! `crdt-registry` beside `crdts`: counters, registers and sets of three replicas.
//!
//! `cargo bench -p peer-bench --features peers --bench crdt`
//!
//! The same loops drive both; each contestant hands over the states that it merges, as a message does,
//! so nobody pays for a copy that a merge does not need. After each task the values are compared.
//!
//! Who is compared with whom:
//!
//! - **crdt-registry** as it is: replicas are named by strings, which is the contract.
//! - **crdts** with the same strings for actors, as its examples do.
//! - **crdts, numbers** with a `u8` for an actor, so that a name costs nothing: the best that it can do.
//!
//! The first ratio is to crdts with names, like with like; the second to crdts with numbers.
//!
//! What one does and the other need not: crdts makes every change an operation that could be sent
//! alone, and then applies it; its counters are read as numbers of any size. crdt-registry stamps the
//! writes of its registers itself, by a clock (here one that only counts; `SystemClock` adds what the
//! machine's clock costs), while crdts is given a marker: the same pair of time and name. Its sets have
//! tags that stay unique among clones, so that they count on an atomic.
//!
//! # Where the difference comes from
//!
//! A value of an `Orswot` has a vector clock of its own, a `BTreeMap` on the heap; here it has the dot of
//! the insertion that it is there by, beside the value. A merge of `Orswot`s looks at every value of
//! both, and at each of their clocks. Here removals are operations of the context as well, so that it
//! tells what there is to do: nothing, if the other side has seen nothing new; no look-up of what is
//! there already, if it knows of no new removal.
//!
//! # Where we are behind
//!
//! Numbers for names make the counters and registers of crdts faster than ours: they can be copied,
//! while names are strings by contract, and most of a merge is to free those of the state that came. With
//! the same names we are ahead, but for the merge of a register, which is a draw: crdts moves the name
//! of the later write out of the state that it consumes; `CRDT::merge` is given a reference, and copies
//! it. A register also carries what its next write is stamped with, which clones share, and counts.

use std::hint::black_box;

use peer_bench::{Table, median, take_turns, timed};

#[path = "crdt/ours.rs"]
mod ours;
#[path = "crdt/theirs.rs"]
mod theirs;

use ours::Ours;
use theirs::Theirs;

const RUNS: u64 = 9;
/// The small tasks are repeated until they can be timed.
const CHANGES: u64 = 20_000;
const SIZES: [u64; 2] = [100, 10_000];
/// As many values are in the sets that a run works on, however large one set is.
const VALUES: u64 = 20_000;

/// A counter of one of the three replicas.
trait Counter: Clone {
    fn new(replica: usize) -> Self;
    /// Up for odd numbers, and down for even ones if the counter can.
    fn count(&mut self, n: u64);
    fn merge(&mut self, other: Self);
    fn value(&self) -> i64;
}

/// A register of one of the three replicas.
trait Register: Clone {
    fn new(replica: usize) -> Self;
    fn write(&mut self, value: u64);
    fn merge(&mut self, other: Self);
    fn value(&self) -> u64;
}

/// A set of one of the three replicas.
trait Set: Clone {
    fn new(replica: usize) -> Self;
    fn insert(&mut self, value: u64);
    fn remove(&mut self, value: u64);
    fn contains(&self, value: u64) -> bool;
    fn merge(&mut self, other: Self);
    fn values(&self) -> Vec<u64>;
}

trait Contestant {
    type Grow: Counter;
    type BothWays: Counter;
    type Register: Register;
    type Set: Set;
}

/// What a task has taken, in nanoseconds for each of its parts, and what came out.
type Result = (f64, Vec<i64>);

fn each<T>(parts: u64, work: impl FnOnce() -> T) -> (f64, T) {
    let (result, took) = timed(work);
    (took.as_secs_f64() * 1e9 / parts as f64, result)
}

fn count<C: Counter>() -> Result {
    let mut counter = C::new(0);
    let (took, ()) = each(CHANGES, || {
        for n in 0..CHANGES {
            counter.count(black_box(n));
        }
    });
    (took, vec![counter.value()])
}

/// States of three replicas that know each other, and that count on.
fn merge_counters<C: Counter>() -> Result {
    let mut replicas = [0, 1, 2].map(C::new);
    for at in 0..6 {
        replicas[at % 3].count(at as u64);
        let state = replicas[at % 3].clone();
        replicas[(at + 1) % 3].merge(state);
    }
    let mut states = Vec::new();
    for n in 0..CHANGES {
        replicas[1].count(n);
        states.push(replicas[1].clone());
    }
    let (took, ()) = each(CHANGES, || {
        for state in states {
            replicas[0].merge(state);
        }
    });
    (took, vec![replicas[0].value()])
}

fn write<R: Register>() -> Result {
    let mut register = R::new(0);
    let (took, ()) = each(CHANGES, || {
        for value in 0..CHANGES {
            register.write(black_box(value));
        }
    });
    (took, vec![register.value() as i64])
}

/// Every second state that comes is newer.
fn merge_registers<R: Register>() -> Result {
    let mut writer = R::new(1);
    let mut states = Vec::new();
    for value in 0..CHANGES / 2 {
        writer.write(value);
        states.extend([writer.clone(), writer.clone()]);
    }
    let mut reader = R::new(0);
    let (took, ()) = each(CHANGES, || {
        for state in states {
            reader.merge(state);
        }
    });
    (took, vec![reader.value() as i64])
}

/// Values that are not in order.
fn value(n: u64) -> u64 {
    n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 1
}

fn filled<S: Set>(replica: usize, size: u64) -> S {
    let mut set = S::new(replica);
    for n in 0..size {
        set.insert(value(n));
    }
    set
}

fn content<S: Set>(set: &S) -> Vec<i64> {
    let mut values: Vec<i64> = set.values().into_iter().map(|value| value as i64).collect();
    values.sort_unstable();
    values
}

/// A task on sets of one size, done with as many sets as make up `VALUES`.
fn on_sets<S: Set>(size: u64, sets: Vec<S>, mut work: impl FnMut(&mut S)) -> Result {
    let mut sets = sets;
    let (took, ()) = each(size * sets.len() as u64, || {
        for set in &mut sets {
            work(set);
        }
    });
    (took, content(&sets[0]))
}

fn copies<S: Clone>(size: u64, set: &S) -> Vec<S> {
    vec![set.clone(); (VALUES / size) as usize]
}

fn insert<S: Set>(size: u64) -> Result {
    let sets = (0..VALUES / size).map(|_| S::new(0)).collect();
    on_sets(size, sets, |set: &mut S| {
        for n in 0..size {
            set.insert(value(n));
        }
    })
}

fn remove<S: Set>(size: u64) -> Result {
    let sets = (0..VALUES / size).map(|_| filled::<S>(0, size)).collect();
    on_sets(size, sets, |set: &mut S| {
        for n in 0..size {
            set.remove(value(n));
        }
    })
}

fn contains<S: Set>(size: u64) -> Result {
    let mut found = 0;
    let sets = copies(size, &filled::<S>(0, size));
    let (took, _) = on_sets(size, sets, |set| {
        found += (0..size).filter(|n| set.contains(value(2 * n))).count() as i64;
    });
    (took, vec![found])
}

/// Merges what `from` has into copies of `to`, each with a copy of its own, made beforehand.
fn merge<S: Set>(size: u64, to: &S, from: &S) -> Result {
    let mut states = copies(size, from);
    on_sets(size, copies(size, to), |set| {
        set.merge(states.pop().expect("a state for each set"));
    })
}

fn merge_all<S: Set>(size: u64) -> Result {
    merge(size, &S::new(1), &filled::<S>(0, size))
}

/// A set, and another one that has the same from it.
fn pair<S: Set>(size: u64) -> (S, S) {
    let (one, mut other) = (filled::<S>(0, size), S::new(1));
    let mut third = S::new(2);
    third.merge(one.clone());
    other.merge(third);
    (one, other)
}

fn merge_nothing<S: Set>(size: u64) -> Result {
    let (one, other) = pair::<S>(size);
    merge(size, &one, &other)
}

/// Each side has inserted a twentieth.
fn merge_insertions<S: Set>(size: u64) -> Result {
    let (mut one, mut other) = pair::<S>(size);
    for n in 0..size / 20 {
        one.insert(value(size + n));
        other.insert(value(2 * size + n));
    }
    merge(size, &one, &other)
}

/// Each side has inserted a twentieth, and removed another one.
fn merge_changes<S: Set>(size: u64) -> Result {
    let (mut one, mut other) = pair::<S>(size);
    for n in 0..size / 20 {
        one.insert(value(size + n));
        other.insert(value(2 * size + n));
        one.remove(value(3 * n));
        other.remove(value(3 * n + 1));
    }
    merge(size, &one, &other)
}

type Task = (&'static str, [fn() -> Result; 3]);
type SetTask = (&'static str, [fn(u64) -> Result; 3]);

macro_rules! with {
    ($kind:ident, $work:ident) => {
        [
            $work::<<Ours as Contestant>::$kind>,
            $work::<<Theirs<String> as Contestant>::$kind>,
            $work::<<Theirs<u8> as Contestant>::$kind>,
        ]
    };
}

const SMALL: [Task; 6] = [
    ("GCounter, count", with!(Grow, count)),
    ("GCounter, merge", with!(Grow, merge_counters)),
    ("PNCounter, count", with!(BothWays, count)),
    ("PNCounter, merge", with!(BothWays, merge_counters)),
    ("LWWRegister, write", with!(Register, write)),
    ("LWWRegister, merge", with!(Register, merge_registers)),
];

const SETS: [SetTask; 7] = [
    ("insert", with!(Set, insert)),
    ("remove", with!(Set, remove)),
    ("contains", with!(Set, contains)),
    ("merge, all is new", with!(Set, merge_all)),
    ("merge, nothing is new", with!(Set, merge_nothing)),
    ("merge, 5% inserted", with!(Set, merge_insertions)),
    ("merge, 5% inserted, 5% removed", with!(Set, merge_changes)),
];

fn row(table: &mut Table<6>, title: &str, mut run: impl FnMut(usize) -> Result) {
    let results = take_turns::<3, _>(RUNS, |who, _| run(who));
    for (ours, theirs) in results[0]
        .iter()
        .zip(results[1].iter().chain(&results[2]).cycle())
    {
        assert_eq!(ours.1, theirs.1, "{title}: both show the same");
    }
    let figures = results.map(|results| median(results.into_iter().map(|(took, _)| took)));
    let [ours, strings, numbers] = figures;
    let [first, second, third] = figures.map(|figure| format!("{figure:.1}"));
    let [ratio, ratio_numbers] = [strings, numbers].map(|theirs| format!("{:.2}", theirs / ours));
    table.row([
        title.to_string(),
        first,
        second,
        third,
        ratio,
        ratio_numbers,
    ]);
}

fn main() {
    println!(
        "\nOne thread, processor time, medians of {RUNS} runs, nanoseconds. Above a ratio of 1 we are \
         ahead."
    );
    let header = [
        "",
        "crdt-registry",
        "crdts",
        "crdts, numbers",
        "ratio",
        "to numbers",
    ];
    let mut table = Table::new(header);
    for (title, contestants) in SMALL {
        row(&mut table, title, |who| contestants[who]());
    }
    println!("\nEach change or merge, three replicas\n\n{table}");
    for size in SIZES {
        let mut table = Table::new(header);
        for (title, contestants) in SETS {
            row(&mut table, title, |who| contestants[who](size));
        }
        println!("\nORSet of {size} values, each value\n\n{table}");
    }
}
