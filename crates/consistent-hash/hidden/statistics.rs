//! Criterion "statistics": the spread of keys.

use super::{check, empty, keys, node, primary, ring};
use crate::{ConsistentHashRing, hash_key};

fn close(got: f64, want: f64) -> bool {
    (got - want).abs() < 1e-9
}

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
    let (deviation, variation) = (stats.standard_deviation, stats.coefficient_of_variation);
    check(
        &format!(
            "whether deviation {deviation} and variation {variation} of counts 2 and 6 are 2 and 0.5: it"
        ),
        (close(deviation, 2.0), close(variation, 0.5)),
        (true, true),
        "the root of the mean square distance from the mean 4, divided by 2 nodes and not by 1; \
         then the deviation divided by the mean",
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
    let deviation = stats.standard_deviation;
    check(
        &format!("whether the deviation {deviation} of 0, 4, 0, 0 is the root of 3: it"),
        close(deviation, 3.0_f64.sqrt()),
        true,
        "idle nodes are part of the spread: the mean is 1",
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
