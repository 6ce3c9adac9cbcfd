//! Criterion "lookups": the first position at or after the hash, around the circle.

use super::model::Model;
use super::{Random, check, check_close, edges, primary, ring, strings};

const IDS: [&str; 5] = ["node-1", "node-2", "node-3", "node-4", "node-5"];

#[test]
fn known_keys_belong_to_the_nodes_that_everybody_else_finds_too() {
    let ring = ring(150, 3, &IDS);
    for (key, want) in [
        ("user:1", ["node-2", "node-5", "node-3"]),
        ("user:2", ["node-5", "node-4", "node-1"]),
        ("user:3", ["node-4", "node-5", "node-3"]),
        ("", ["node-1", "node-2", "node-3"]),
        ("🦀", ["node-5", "node-4", "node-3"]),
        ("cart 7", ["node-2", "node-1", "node-3"]),
    ] {
        let found = ring.lookup(key).map(|found| {
            let replicas = found.replicas.into_iter().map(|node| node.id);
            [found.primary.id].into_iter().chain(replicas).collect()
        });
        check(
            &format!("lookup({key:?}) among node-1 to node-5 of 150 virtual nodes, 3 copies,"),
            found,
            Some(strings(&want)),
            "lookup_hash(hash_key(key)): SHA-256 and the clockwise walk leave no choice",
        );
    }
}

#[test]
fn a_hash_at_a_position_belongs_to_the_node_that_stands_there() {
    let ring = ring(7, 1, &IDS);
    let points = Model::of(7, &IDS).points();
    for (position, id) in points {
        check(
            &format!("the primary of hash {position:#018x}, a position of {id},"),
            primary(&ring, position),
            Some(id),
            "the first position at or after the hash: at counts",
        );
    }
}

#[test]
fn a_hash_between_two_positions_belongs_to_the_later_one() {
    let ring = ring(7, 1, &IDS);
    let points = Model::of(7, &IDS).points();
    for pair in points.windows(2) {
        let ((before, _), (after, id)) = (&pair[0], &pair[1]);
        for hash in [before + 1, after - 1] {
            check(
                &format!("the primary of {hash:#018x}, between {before:#018x} and {after:#018x},"),
                primary(&ring, hash),
                Some(id.clone()),
                "clockwise is upwards: the next position owns, not the last nor the nearest",
            );
        }
    }
}

#[test]
fn after_the_last_position_the_circle_begins_anew() {
    let ring = ring(7, 1, &IDS);
    let points = Model::of(7, &IDS).points();
    let (last, _) = points[points.len() - 1];
    for hash in [last + 1, u64::MAX, 0] {
        check(
            &format!("the primary of {hash:#018x}; the last position is {last:#018x}: it"),
            primary(&ring, hash),
            Some(points[0].1.clone()),
            "past the last position comes the first one",
        );
    }
}

#[test]
fn the_ring_position_is_that_of_the_key_as_a_part_of_the_circle() {
    let ring = ring(3, 1, &["a", "b"]);
    for (hash, want) in [
        (0, 0.0),
        (1 << 61, 0.125),
        (1 << 63, 0.5),
        (0xc000_0000_0000_0000, 0.75),
        (u64::MAX, 1.0),
    ] {
        let found = ring.lookup_hash(hash).expect("there are nodes");
        check_close(
            &format!("the ring_position of hash {hash:#018x}"),
            found.ring_position,
            want,
            "the hash of the key, not the position of its owner, divided by 2^64",
        );
    }
}

#[test]
fn random_hashes_belong_to_the_first_node_clockwise() {
    let mut random = Random::of("random_hashes_belong_to_the_first_node_clockwise");
    for members in 1..=5 {
        let ring = ring(6, 1, &IDS[..members]);
        let model = Model::of(6, &IDS[..members]);
        let mut hashes = edges(&ring);
        hashes.extend((0..50).map(|_| random.next()));
        for hash in hashes {
            check(
                &format!("the primary of {hash:#018x} among {:?}", &IDS[..members]),
                primary(&ring, hash),
                model.primary(hash),
                "the first position at or after the hash, around the circle, owns it",
            );
        }
    }
}
