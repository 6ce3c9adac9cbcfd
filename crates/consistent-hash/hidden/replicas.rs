//! Criterion "replicas": copies on the next distinct physical nodes.

use super::model::Model;
use super::{Random, check, copies, edges, empty, node, ring, strings};
use crate::PhysicalNode;

const IDS: [&str; 6] = ["n1", "n2", "n3", "n4", "n5", "n6"];

#[test]
fn the_factor_counts_the_primary() {
    for (factor, want) in [(3, 2), (1, 0), (2, 1), (6, 5), (0, 0)] {
        let ring = ring(10, factor, &IDS);
        check(
            &format!("how many replicas a key has of 6 nodes with replication_factor {factor}"),
            ring.lookup("key").map(|found| found.replicas.len()),
            Some(want),
            "the factor is the number of copies, and the primary holds one of them; 0 counts as 1",
        );
    }
}

#[test]
fn no_physical_node_holds_two_copies() {
    // Many virtual nodes of few nodes: the next position is often the same node's.
    for factor in [2, 3] {
        let ring = ring(40, factor, &IDS[..3]);
        for hash in edges(&ring) {
            let mut holders = copies(&ring, hash);
            holders.sort();
            holders.dedup();
            check(
                &format!("how many different nodes hold {hash:#018x} with factor {factor}"),
                holders.len(),
                factor,
                "a second copy on the same machine is lost with the first",
            );
        }
    }
}

#[test]
fn the_copies_are_on_the_next_distinct_nodes_clockwise() {
    let mut random = Random::of("the_copies_are_on_the_next_distinct_nodes_clockwise");
    let model = Model::of(4, &IDS);
    for factor in 1..=6 {
        let ring = ring(4, factor, &IDS);
        for hash in (0..25).map(|_| random.next()) {
            check(
                &format!("primary and replicas of {hash:#018x} with factor {factor}"),
                copies(&ring, hash),
                model.copies(hash, factor),
                "walk clockwise from the hash, skip nodes that you have met, nearest first",
            );
        }
    }
}

#[test]
fn the_walk_goes_on_past_the_last_position() {
    let ring = ring(1, 4, &IDS);
    let model = Model::of(1, &IDS);
    for (position, id) in model.points() {
        let what = format!("primary and replicas of {position:#018x}, the position of {id},");
        check(
            &what,
            copies(&ring, position),
            model.copies(position, 4),
            "the walk goes around the circle like the lookup",
        );
    }
}

#[test]
fn a_factor_beyond_the_nodes_gives_each_node_once() {
    for factor in [7, 1000, usize::MAX] {
        let mut ring = ring(3, factor, &IDS);
        ring.add_node(node("drained", 0));
        check(
            &format!("primary and replicas of hash 7, of 6 nodes with factor {factor},"),
            copies(&ring, 7),
            Model::of(3, &IDS).copies(7, 6),
            "min(factor, nodes that have a position) copies",
        );
    }
}

#[test]
fn a_large_cluster_keeps_many_copies_apart() {
    let ids: Vec<String> = (0..30).map(|n| format!("host{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let model = Model::of(2, &ids);
    for factor in [16, 17, 25, 30] {
        let ring = ring(2, factor, &ids);
        for hash in [0, 1 << 62, u64::MAX] {
            check(
                &format!("primary and replicas of {hash:#018x}, factor {factor}, 30 nodes,"),
                copies(&ring, hash),
                model.copies(hash, factor),
                "the next distinct nodes, however many",
            );
        }
    }
}

#[test]
fn nodes_are_told_apart_by_their_ids() {
    let mut ring = empty(5, 3);
    for id in ["a", "b", "c"] {
        ring.add_node(PhysicalNode {
            id: id.to_string(),
            address: "10.0.0.1:8080".to_string(),
            weight: 1,
        });
    }
    let mut holders = copies(&ring, 99);
    holders.sort();
    check(
        "who holds the copies of hash 99, of three nodes at one address,",
        holders,
        strings(&["a", "b", "c"]),
        "the id names a node; its address may be that of a proxy",
    );
}
