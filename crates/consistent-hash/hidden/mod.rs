//! The hidden tests, one file a criterion, and what they share.

mod adding;
mod collisions;
mod hashing;
mod lookups;
mod model;
mod races;
mod rebalancing;
mod removing;
mod replacing;
mod replicas;
mod shared;
mod simulation;
mod statistics;
mod the_ring;
mod virtual_nodes;

use std::collections::HashSet;
use std::fmt::{self, Debug, Formatter};

use crate::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode};

/// Two ids whose virtual nodes 0 collide, at this position: found by trying 2^32 of them. The first
/// is the smaller one.
const TWINS: [&str; 2] = ["node-48493b8c24e2efef", "node-ef3145663cbe4414"];
const COLLISION: u64 = 0x128c_1b05_7d59_cc65;

/// The one assertion of the suite: what was looked at, what came out, and what the rule asks for.
#[track_caller]
fn check<T: PartialEq + Debug>(what: &str, got: T, want: T, rule: &str) {
    if got != want {
        panic!("{what} is {got:?}, but must be {want:?}: {rule}");
    }
}

/// A sentence, shown without quotes.
#[derive(PartialEq)]
struct Said(String);

impl Debug for Said {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Compares figures, with the tolerance of the handout.
#[track_caller]
fn check_close(what: &str, got: f64, want: f64, rule: &str) {
    let close = (got - want).abs() < 1e-9;
    let got = if close { want } else { got };
    check(what, Said(got.to_string()), Said(want.to_string()), rule);
}

/// What a long list or set (its `kind`) is, beside the one that it should be: only the differences
/// are told.
fn told(kind: &str, got: &[String], want: &[String]) -> Said {
    let beyond = |these: &[String], those: &[String]| -> Vec<String> {
        let others: HashSet<&String> = those.iter().collect();
        these
            .iter()
            .filter(|one| !others.contains(one))
            .cloned()
            .collect()
    };
    let (lacking, excess) = (beyond(want, got), beyond(got, want));
    let some = |of: &[String]| format!("{} ({})", of.len(), of[..of.len().min(2)].join(", "));
    let mut text = format!("a {kind} of {}", got.len());
    if !lacking.is_empty() {
        text += &format!(", which lacks {}", some(&lacking));
    }
    if !excess.is_empty() {
        text += &format!(", with {} that do not belong", some(&excess));
    }
    let same = lacking.is_empty() && excess.is_empty() && got.len() == want.len();
    if let Some(at) = (0..want.len()).find(|&at| same && got[at] != want[at]) {
        text += &format!(
            " in another order, {} at {at} instead of {}",
            got[at], want[at]
        );
    }
    Said(text)
}

/// Compares what `ring_debug` shows with what it must show.
#[track_caller]
fn check_points(what: &str, got: &[(u64, String)], want: &[(u64, String)], rule: &str) {
    let lines = |points: &[(u64, String)]| -> Vec<String> {
        let line = |(position, id): &(u64, String)| format!("{position:#018x} {id}");
        points.iter().map(line).collect()
    };
    let (got, want) = (lines(got), lines(want));
    check(
        what,
        told("list", &got, &want),
        told("list", &want, &want),
        rule,
    );
}

/// Compares a returned set of positions with the one that it must be.
#[track_caller]
fn check_moved(what: &str, got: &HashSet<u64>, want: &[u64], rule: &str) {
    let lines = |positions: &[u64]| -> Vec<String> {
        let line = |position: &u64| format!("{position:#018x}");
        positions.iter().map(line).collect()
    };
    let (got, want) = (lines(&sorted(got.clone())), lines(want));
    check(
        what,
        told("set", &got, &want),
        told("set", &want, &want),
        rule,
    );
}

/// Which positions are returned as a node goes from weight to weight; without one it is no member.
fn what_moves(before: Option<u32>, after: Option<u32>) -> &'static str {
    match (before, after) {
        (None, None) => "who is no member moves nothing",
        (None, Some(_)) => "a newcomer moves the positions that it owns on the ring after the call",
        (Some(_), None) => "a leaver moves the positions that it owned on the ring before the call",
        (Some(before), Some(after)) if before == after => "the same weight moves nothing",
        (Some(before), Some(after)) if before < after => {
            "more weight moves the new positions that the node owns and whose hashes were \
             another's on the ring before the call: where an arc of its own is cut in two nothing \
             moves"
        }
        _ => {
            "less weight moves the positions that the node owned, that it gave up, and whose \
             hashes fall to another on the ring after the call: look at the next position that \
             remains, not at the next one before the call"
        }
    }
}

/// A node of this id and weight, at an address made of the id.
fn node(id: &str, weight: u32) -> PhysicalNode {
    PhysicalNode {
        id: id.to_string(),
        address: format!("{id}.example:8080"),
        weight,
    }
}

fn empty(virtual_nodes: usize, replication_factor: usize) -> ConsistentHashRing {
    ConsistentHashRing::new(ConsistentHashConfig {
        virtual_nodes,
        replication_factor,
    })
}

/// A ring of nodes of weight 1, added in this order.
fn ring(virtual_nodes: usize, replication_factor: usize, ids: &[&str]) -> ConsistentHashRing {
    let mut ring = empty(virtual_nodes, replication_factor);
    for id in ids {
        ring.add_node(node(id, 1));
    }
    ring
}

/// The primary of a hash, by its id.
fn primary(ring: &ConsistentHashRing, hash: u64) -> Option<String> {
    ring.lookup_hash(hash).map(|found| found.primary.id)
}

/// The primary and the replicas of a hash, by their ids.
fn copies(ring: &ConsistentHashRing, hash: u64) -> Vec<String> {
    let Some(found) = ring.lookup_hash(hash) else {
        return Vec::new();
    };
    let replicas = found.replicas.into_iter().map(|node| node.id);
    [found.primary.id].into_iter().chain(replicas).collect()
}

fn ids(ring: &ConsistentHashRing) -> Vec<String> {
    ring.nodes().iter().map(|node| node.id.clone()).collect()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

/// `key_0`, `key_1`, …
fn keys(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("key_{n}")).collect()
}

fn sorted(positions: HashSet<u64>) -> Vec<u64> {
    let mut positions: Vec<u64> = positions.into_iter().collect();
    positions.sort_unstable();
    positions
}

/// The hashes at which something may go wrong: the ends of the circle, and all positions with
/// their neighbours.
fn edges(ring: &ConsistentHashRing) -> Vec<u64> {
    let mut edges = vec![0, 1, u64::MAX - 1, u64::MAX];
    for (position, _) in ring.ring_debug() {
        edges.extend([position.wrapping_sub(1), position, position.wrapping_add(1)]);
    }
    edges
}

/// Numbers that depend on the test's name and the run's seed alone (SplitMix64).
struct Random(u64);

impl Random {
    fn of(test: &str) -> Random {
        Random(testbed::seed_for(test).as_u64())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }
}
