//! Criterion "statistics": the spread of keys.

use super::{check, check_close, empty, keys, node, primary, ring};
use crate::{ConsistentHashRing, hash_key};

/// So many keys of each of these nodes, in this order.
fn keys_of(ring: &ConsistentHashRing, wanted: &[(&str, usize)]) -> Vec<String> {
    let all = keys(400);
    let mut chosen = Vec::new();
    for &(id, count) in wanted {
        let its = |key: &&String| primary(ring, hash_key(key)) == Some(id.to_string());
        chosen.extend(all.iter().filter(its).take(count).cloned());
    }
    chosen
}

#[test]
fn each_key_counts_for_its_primary() {
    let ring = ring(20, 3, &["a", "b", "c"]);
    let mut sample = keys_of(&ring, &[("a", 5), ("b", 1), ("c", 11)]);
    sample.push(sample[5].clone());
    let stats = ring.distribution_stats(&sample);
    let of = |id: &str| stats.keys_per_node.get(id).copied();
    check(
        "keys_per_node of a, b, c for 5 keys of a, one of b listed twice, 11 of c, with 3 copies,",
        [of("a"), of("b"), of("c")],
        [Some(5), Some(2), Some(11)],
        "a key counts once, for its primary; its replicas do not count; listed twice it counts twice",
    );
}

#[test]
fn the_deviation_is_that_of_the_whole_population() {
    let ring = ring(20, 1, &["a", "b"]);
    let sample = keys_of(&ring, &[("a", 2), ("b", 6)]);
    let stats = ring.distribution_stats(&sample);
    check_close(
        "the standard_deviation of counts 2 and 6",
        stats.standard_deviation,
        2.0,
        "the root of the mean square distance from the mean 4, divided by 2 nodes and not by 1",
    );
    check_close(
        "the coefficient_of_variation of counts 2 and 6",
        stats.coefficient_of_variation,
        0.5,
        "the standard deviation 2 divided by the mean 4",
    );
}

#[test]
fn nodes_without_keys_count_with_zero() {
    let mut ring = ring(20, 1, &["a", "b", "c"]);
    ring.add_node(node("drained", 0));
    let sample = keys_of(&ring, &[("b", 4)]);
    let stats = ring.distribution_stats(&sample);
    let of = |id: &str| stats.keys_per_node.get(id).copied();
    check(
        "keys_per_node of a, b, c and drained for 4 keys of b",
        [of("a"), of("b"), of("c"), of("drained")],
        [Some(0), Some(4), Some(0), Some(0)],
        "every member is listed, also without keys or of weight 0",
    );
    check_close(
        "the standard_deviation of counts 0, 4, 0, 0",
        stats.standard_deviation,
        3.0_f64.sqrt(),
        "the root of 3: nodes without keys are part of the spread, the mean is 1, divided by 4",
    );
}

#[test]
fn nothing_at_all_has_no_spread() {
    let members = ring(20, 1, &["a", "b"]);
    let mut without_positions = empty(0, 1);
    without_positions.add_node(node("c", 1));
    for (what, ring, keys, nodes) in [
        ("no keys on two nodes", &members, keys(0), 2),
        ("no node", &empty(20, 1), keys(5), 0),
        ("one node without positions", &without_positions, keys(5), 1),
    ] {
        let stats = ring.distribution_stats(&keys);
        let sum: usize = stats.keys_per_node.values().sum();
        check(
            &format!("nodes listed, keys counted, deviation and variation of {what}"),
            (
                stats.keys_per_node.len(),
                sum,
                stats.standard_deviation,
                stats.coefficient_of_variation,
            ),
            (nodes, 0, 0.0, 0.0),
            "0.0 where there is nothing to divide by, never NaN",
        );
    }
}
