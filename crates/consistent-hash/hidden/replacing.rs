//! Criterion "replacing": `add_node` with the id of a member.

use super::model::Model;
use super::{check, check_moved, check_points, copies, ids, node, ring, strings, what_moves};
use crate::PhysicalNode;

#[test]
fn a_new_address_moves_no_key() {
    let mut ring = ring(6, 2, &["a", "b"]);
    let points = ring.ring_debug();
    let moved = ring.add_node(PhysicalNode {
        address: "elsewhere:9".to_string(),
        ..node("b", 1)
    });
    check(
        "how many positions a new address moves",
        moved.len(),
        0,
        "a primary is known by its id: the same positions, the same primaries, no move",
    );
    check_points(
        "ring_debug() then",
        &ring.ring_debug(),
        &points.clone(),
        "the address has no part in it",
    );
    check(
        "nodes() then",
        ids(&ring),
        strings(&["a", "b"]),
        "an id is there once",
    );
    check(
        "the address of b in the list",
        ring.nodes()[1].address.clone(),
        "elsewhere:9".to_string(),
        "the new node takes the place of the old one",
    );
    let found = ring.lookup_hash(points[0].0).expect("there are nodes");
    let both = [found.primary].into_iter().chain(found.replicas);
    let b = both.filter(|node| node.id == "b").map(|node| node.address);
    check(
        "the address of b in a lookup",
        b.collect(),
        strings(&["elsewhere:9"]),
        "a lookup gives the node as it is now",
    );
}

/// `node` goes from weight to weight among others, and each step moves what changes.
fn goes_through(weights: &[u32]) {
    let others = ["n1", "n2", "n3"];
    let (mut ring, mut model) = (ring(12, 1, &others), Model::of(12, &others));
    let mut had = None;
    for &weight in weights {
        let before = model.clone();
        model.add("node", weight);
        let moved = ring.add_node(node("node", weight));
        let what = format!("as `node` is added with weight {weight}, of its weights {weights:?},");
        check_points(
            &format!("ring_debug() {what}"),
            &ring.ring_debug(),
            &model.points(),
            "virtual nodes 0 to virtual_nodes * weight - 1, and no others",
        );
        check_moved(
            &format!("what is returned {what}"),
            &moved,
            &model.changed(&before, "node"),
            what_moves(had.replace(weight), Some(weight)),
        );
    }
}

#[test]
fn more_weight_takes_over_more_arcs() {
    goes_through(&[1, 2, 4, 8]);
}

#[test]
fn less_weight_gives_arcs_back() {
    goes_through(&[8, 4, 2, 1]);
}

#[test]
fn a_node_is_drained_and_comes_back() {
    goes_through(&[3, 0, 0, 2, 2]);
    let mut ring = ring(6, 3, &["a", "b", "c"]);
    ring.add_node(node("b", 0));
    check(
        "who holds the copies of hash 5 after b of a, b, c is drained",
        copies(&ring, 5),
        Model::of(6, &["a", "c"]).copies(5, 3),
        "a member of weight 0 has no positions",
    );
}
