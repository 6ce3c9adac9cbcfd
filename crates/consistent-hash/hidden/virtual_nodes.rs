//! Criterion "virtual nodes": how many positions a node has, and what they are good for.

use super::model::Model;
use super::{check, check_points, copies, empty, ids, keys, node, ring, strings};
use crate::ConsistentHashConfig;

#[test]
fn the_default_is_150_virtual_nodes_and_three_copies() {
    let config = ConsistentHashConfig::default();
    let got = (config.virtual_nodes, config.replication_factor);
    check(
        "virtual_nodes and replication_factor by default",
        got,
        (150, 3),
        "1.3 says so",
    );
}

#[test]
fn the_weight_multiplies_the_virtual_nodes() {
    let mut ring = empty(4, 1);
    let mut model = Model::new(4);
    for (id, weight) in [("light", 1), ("heavy", 3), ("other", 2)] {
        ring.add_node(node(id, weight));
        model.add(id, weight);
    }
    check(
        "how many positions weights 1, 3 and 2 have, of 4 virtual nodes each,",
        ring.ring_debug().len(),
        24,
        "virtual_nodes times weight",
    );
    check_points(
        "ring_debug() then",
        &ring.ring_debug(),
        &model.points(),
        "virtual nodes 0 to virtual_nodes * weight - 1 of each node",
    );
}

#[test]
fn a_node_of_weight_zero_is_a_member_without_positions() {
    let mut ring = empty(4, 3);
    ring.add_node(node("a", 1));
    ring.add_node(node("drained", 0));
    check(
        "nodes()",
        ids(&ring),
        strings(&["a", "drained"]),
        "a node of weight 0 is a member like any other",
    );
    check(
        "how many positions there are",
        ring.ring_debug().len(),
        4,
        "zero times four is zero",
    );
    check(
        "who holds the copies of hash 7",
        copies(&ring, 7),
        strings(&["a"]),
        "without a position a node is neither primary nor replica",
    );
}

#[test]
fn without_virtual_nodes_nobody_is_found() {
    let mut ring = empty(0, 3);
    ring.add_node(node("a", 5));
    let got = (
        ring.node_count(),
        ring.ring_debug().len(),
        ring.lookup("key").is_some(),
    );
    check(
        "members, positions, and whether \"key\" is found, with virtual_nodes 0,",
        got,
        (1, 0, false),
        "zero times any weight is zero: a member, no positions, None",
    );
}

#[test]
fn many_virtual_nodes_even_out_the_shares() {
    let ids: Vec<String> = (0..10).map(|n| format!("node{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let keys = keys(1500);
    let [one, many] = [1, 150].map(|virtual_nodes| {
        let stats = ring(virtual_nodes, 1, &ids).distribution_stats(&keys);
        stats.coefficient_of_variation
    });
    check(
        &format!("whether the coefficients of variation {one:.3} and {many:.3} fit: it"),
        (one > 0.4, many > 0.02 && many < 0.2),
        (true, true),
        "ten nodes at one position each have very unequal shares, at 150 each about equal ones",
    );
}

/// The seed's own example.
#[test]
fn three_times_the_weight_has_about_three_times_the_keys() {
    let mut ring = empty(100, 1);
    ring.add_node(node("light", 1));
    ring.add_node(node("heavy", 3));
    let stats = ring.distribution_stats(&keys(10_000));
    let of = |id: &str| stats.keys_per_node.get(id).copied().unwrap_or(0) as f64;
    let ratio = of("heavy") / of("light");
    check(
        &format!(
            "whether {ratio:.2}, the keys of weight 3 to those of weight 1, is within 2 to 4: it"
        ),
        ratio > 2.0 && ratio < 4.0,
        true,
        "three times the positions, about three times the keys",
    );
}
