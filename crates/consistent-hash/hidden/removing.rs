//! Criterion "removing": which positions `remove_node` returns.

use super::model::Model;
use super::{Random, check, check_moved, check_points, edges, ids, node, primary, ring, sorted};

const IDS: [&str; 5] = ["n1", "n2", "n3", "n4", "n5"];

#[test]
fn a_leaver_gives_up_the_positions_that_it_owned() {
    let mut ring = ring(8, 3, &IDS);
    let before = Model::of(8, &IDS);
    let mut after = before.clone();
    after.remove("n3");
    let moved = ring.remove_node("n3");
    check(
        "how many positions remove_node(n3) returns of n1 to n5, 8 virtual nodes each,",
        moved.len(),
        8,
        "nobody shares one of them",
    );
    check_moved(
        "what remove_node(n3) returns of n1 to n5",
        &moved,
        &after.changed(&before, "n3"),
        "the positions that it owned before the call",
    );
}

#[test]
fn all_positions_of_a_heavy_node_go_with_it() {
    let mut ring = ring(5, 1, &["a"]);
    let came = ring.add_node(node("heavy", 3));
    let went = ring.remove_node("heavy");
    check(
        "how many positions weight 3 has",
        came.len(),
        15,
        "three times five",
    );
    check_moved(
        "what remove_node(heavy) returns",
        &went,
        &sorted(came),
        "what moved to it moves away",
    );
    check_points(
        "ring_debug() then",
        &ring.ring_debug(),
        &Model::of(5, &["a"]).points(),
        "virtual nodes beyond the first five are taken away too",
    );
}

#[test]
fn a_stranger_cannot_leave() {
    let mut ring = ring(8, 1, &["a", "b"]);
    let before = ring.ring_debug();
    let moved = ring.remove_node("c").len();
    check(
        "how many positions a stranger gives up",
        moved,
        0,
        "it has none",
    );
    check_points(
        "ring_debug() then",
        &ring.ring_debug(),
        &before,
        "nothing changes",
    );
    let after = (ring.remove_node("a").len(), ring.remove_node("a").len());
    check(
        "how many positions a gives up, leaving twice,",
        after,
        (8, 0),
        "the second time it is a stranger",
    );
    check(
        "nodes() then",
        ids(&ring),
        vec!["b".to_string()],
        "b is left",
    );
}

#[test]
fn a_hash_changes_its_primary_exactly_if_it_fell_to_a_returned_position() {
    let mut random = Random::of("a_hash_changes_its_primary_exactly_if_it_fell_to_a_returned");
    let mut ring = ring(6, 1, &IDS);
    for id in ["n2", "n5", "n1"] {
        let mut probes: Vec<u64> = (0..60).map(|_| random.next()).collect();
        probes.extend(edges(&ring));
        let before: Vec<_> = probes.iter().map(|&hash| primary(&ring, hash)).collect();
        let points = ring.ring_debug();
        let moved = ring.remove_node(id);
        for (&hash, before) in probes.iter().zip(before) {
            let at = points.partition_point(|&(position, _)| position < hash);
            let (position, _) = points[at % points.len()];
            check(
                &format!(
                    "whether {hash:#018x} moves as {id} is removed; it fell to {position:#018x}: it"
                ),
                primary(&ring, hash) != before,
                moved.contains(&position),
                "a key moves exactly if the first position at or after it, on the ring before the \
                 removal, is in the set",
            );
        }
    }
}
