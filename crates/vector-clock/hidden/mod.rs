//! The hidden tests, one file a criterion, and what they share.

mod causal_order;
mod events;
mod hostile_input;
mod lamport;
mod merging;
mod ticks;
mod wire_format;
mod zero_entries;

use std::fmt::Debug;

use crate::{CausalOrder, VectorClock};

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

fn id(node: &str) -> String {
    node.to_string()
}

/// A clock made of ticks alone, node by node in the order given.
fn ticked(counts: &[(&str, u64)]) -> VectorClock {
    let mut clock = VectorClock::new();
    for &(node, count) in counts {
        for _ in 0..count {
            clock.tick(&id(node));
        }
    }
    clock
}

/// The clock that `json` stands for.
#[track_caller]
fn read(json: &str) -> VectorClock {
    match VectorClock::from_bytes(json.as_bytes()) {
        Ok(clock) => clock,
        Err(error) => panic!("from_bytes({json}) is refused ({error}), but it is a valid clock"),
    }
}

/// What `get` says of each of `nodes`.
fn counts(clock: &VectorClock, nodes: &[&str]) -> Vec<u64> {
    nodes.iter().map(|node| clock.get(&id(node))).collect()
}

fn text(clock: &VectorClock) -> String {
    String::from_utf8_lossy(&clock.to_bytes()).into_owned()
}

/// The variant's name, so that no test depends on a submission's `==`.
fn word(order: CausalOrder) -> &'static str {
    match order {
        CausalOrder::Before => "Before",
        CausalOrder::After => "After",
        CausalOrder::Concurrent => "Concurrent",
        CausalOrder::Equal => "Equal",
    }
}

/// Numbers that depend on the test's name and the run's seed alone (SplitMix64).
struct Random(u64);

impl Random {
    fn of(test: &str) -> Random {
        Random(testbed::seed_for(test).as_u64())
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}

/// The nodes of a random execution; not in the order of their names.
const NODES: [&str; 4] = ["n3", "n1", "n4", "n2"];

/// One event of a random execution.
struct Step {
    node: usize,
    /// The earlier event whose message is received here, if this is a receipt. Messages are
    /// delivered late, twice or never, as they come.
    heard: Option<usize>,
    /// Bit `e`: event `e` happened before this one, by Lamport's definition and without any clock.
    past: u128,
}

/// Eighty events on four nodes; about every second one is a receipt.
fn execution(test: &str) -> Vec<Step> {
    let mut random = Random::of(test);
    let mut latest: [Option<usize>; 4] = [None; 4];
    let mut steps: Vec<Step> = Vec::new();
    for event in 0..80 {
        let node = random.below(4);
        let heard = (event > 0 && random.below(2) == 0).then(|| random.below(event));
        let mut past = 0;
        for earlier in [latest[node], heard].into_iter().flatten() {
            past |= steps[earlier].past | 1 << earlier;
        }
        latest[node] = Some(event);
        steps.push(Step { node, heard, past });
    }
    steps
}
