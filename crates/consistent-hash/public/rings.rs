//! Hashes, lookups, additions and their effect.

use std::collections::HashSet;

use crate::{ConsistentHashConfig, ConsistentHashRing, PhysicalNode, hash_key, hash_vnode};

fn node(id: &str, weight: u32) -> PhysicalNode {
    PhysicalNode {
        id: id.to_string(),
        address: format!("{id}.example:8080"),
        weight,
    }
}

fn ring(virtual_nodes: usize, replication_factor: usize, nodes: usize) -> ConsistentHashRing {
    let mut ring = ConsistentHashRing::new(ConsistentHashConfig {
        virtual_nodes,
        replication_factor,
    });
    for n in 0..nodes {
        ring.add_node(node(&format!("node{n}"), 1));
    }
    ring
}

fn keys(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("key_{n}")).collect()
}

#[test]
fn positions_are_those_of_the_handout() {
    assert_eq!(hash_key("abc"), 0xba78_16bf_8f01_cfea, "the hash of a key");
    let position = hash_vnode("node-1", 0);
    assert_eq!(position, 0x1e76_4963_f03e_78af, "the hash of \"node-1#0\"");
}

#[test]
fn a_key_has_a_node() {
    let mut ring = ConsistentHashRing::new(ConsistentHashConfig::default());
    ring.add_node(node("node1", 1));
    ring.add_node(node("node2", 1));
    let found = ring.lookup("my_key").expect("there are two nodes");
    assert!(!found.primary.id.is_empty(), "one of them owns the key");
}

#[test]
fn a_key_always_has_the_same_node() {
    let ring = ring(100, 3, 5);
    let first = ring.lookup("consistent_key").expect("there are five nodes");
    let second = ring.lookup("consistent_key").expect("there are five nodes");
    assert_eq!(first.primary.id, second.primary.id, "nothing has changed");
}

#[test]
fn an_eleventh_node_takes_about_an_eleventh_of_the_keys() {
    let ring = ring(50, 1, 10);
    let moving = ring.simulate_add(&node("node_new", 1), &keys(1000));
    assert!(moving < 0.15, "too much would move: {moving}");
    assert!(moving > 0.05, "too little would move: {moving}");
}

#[test]
fn copies_are_on_different_nodes() {
    let ring = ring(100, 3, 5);
    let found = ring.lookup("test_key").expect("there are five nodes");
    let ids: HashSet<_> = std::iter::once(&found.primary)
        .chain(found.replicas.iter())
        .map(|node| &node.id)
        .collect();
    assert_eq!(ids.len(), 3, "three copies, three nodes");
}

#[test]
fn three_times_the_weight_has_about_three_times_the_keys() {
    let mut ring = ring(100, 1, 0);
    ring.add_node(node("light", 1));
    ring.add_node(node("heavy", 3));
    let stats = ring.distribution_stats(&keys(1000));
    let of = |id: &str| stats.keys_per_node.get(id).copied().unwrap_or(0) as f64;
    let ratio = of("heavy") / of("light");
    assert!(ratio > 2.0 && ratio < 4.0, "the ratio is {ratio}");
}

#[test]
fn a_removed_node_owns_nothing() {
    let mut ring = ring(10, 1, 2);
    ring.remove_node("node0");
    let found = ring.lookup("any").expect("one node is left");
    assert_eq!(found.primary.id, "node1", "only one is left");
    assert_eq!(ring.node_count(), 1, "one of two has left");
}
