//! Criterion "adding": which positions `add_node` returns for a newcomer.

use super::model::Model;
use super::{Random, check, check_moved, edges, empty, node, primary, ring};

const IDS: [&str; 5] = ["n1", "n2", "n3", "n4", "n5"];

#[test]
fn a_newcomer_takes_over_at_each_of_its_positions() {
    let mut ring = ring(8, 3, &IDS);
    let before = Model::of(8, &IDS);
    let mut after = before.clone();
    after.add("new", 2);
    let moved = ring.add_node(node("new", 2));
    check(
        "how many positions add_node(new, weight 2) returns beside n1 to n5, 8 virtual nodes each,",
        moved.len(),
        16,
        "twice eight, and nobody shares one of them",
    );
    check_moved(
        "what add_node(new, weight 2) returns beside n1 to n5",
        &moved,
        &after.changed(&before, "new"),
        "the positions that the newcomer owns",
    );
}

#[test]
fn the_first_node_takes_everything() {
    let mut ring = empty(8, 3);
    let model = Model::of(8, &["first"]);
    let want: Vec<u64> = model
        .points()
        .iter()
        .map(|&(position, _)| position)
        .collect();
    check_moved(
        "what add_node(first) returns on an empty ring",
        &ring.add_node(node("first", 1)),
        &want,
        "each of its arcs goes from nobody to it, and nobody is another primary",
    );
}

#[test]
fn a_hash_changes_its_primary_exactly_if_it_falls_to_a_returned_position() {
    let mut random = Random::of("a_hash_changes_its_primary_exactly_if_it_falls_to_a_returned");
    let mut ring = ring(6, 1, &IDS[..2]);
    for id in ["x", IDS[3], "y"] {
        let mut probes: Vec<u64> = (0..60).map(|_| random.next()).collect();
        probes.extend(edges(&ring));
        let before: Vec<_> = probes.iter().map(|&hash| primary(&ring, hash)).collect();
        let moved = ring.add_node(node(id, 1));
        let points = ring.ring_debug();
        for (&hash, before) in probes.iter().zip(before) {
            let at = points.partition_point(|&(position, _)| position < hash);
            let (position, _) = points[at % points.len()];
            check(
                &format!(
                    "whether {hash:#018x} moves as {id} is added; it falls to {position:#018x}: it"
                ),
                primary(&ring, hash) != before,
                moved.contains(&position),
                "a key moves exactly if the first position at or after it, on the ring with the \
                 newcomer, is in the set",
            );
        }
    }
}
