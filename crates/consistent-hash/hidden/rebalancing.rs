//! Criterion "minimal rebalancing": nothing moves that need not.

use std::collections::HashMap;

use super::model::Model;
use super::{
    Random, TWINS, check, check_moved, check_points, edges, empty, ids, keys, node, primary, ring,
    what_moves,
};
use crate::hash_key;

#[test]
fn an_addition_moves_keys_to_the_newcomer_only() {
    let mut ring = ring(20, 1, &["n1", "n2", "n3", "n4"]);
    let hashes: Vec<u64> = keys(400).iter().map(|key| hash_key(key)).collect();
    let before: Vec<_> = hashes.iter().map(|&hash| primary(&ring, hash)).collect();
    ring.add_node(node("n5", 1));
    let mut moved = 0;
    for (&hash, before) in hashes.iter().zip(before) {
        let after = primary(&ring, hash);
        if after != before {
            moved += 1;
            check(
                &format!("the new primary of {hash:#018x}, which moves as n5 is added,"),
                after,
                Some("n5".to_string()),
                "between old nodes nothing moves",
            );
        }
    }
    check(
        &format!("whether some, but less than half of the keys moved ({moved} of 400): it"),
        moved > 0 && moved < 200,
        true,
        "about one key in five belongs to a fifth node",
    );
}

#[test]
fn a_removal_moves_the_keys_of_the_leaver_only() {
    let mut ring = ring(20, 1, &["n1", "n2", "n3", "n4"]);
    let hashes: Vec<u64> = keys(400).iter().map(|key| hash_key(key)).collect();
    let before: Vec<_> = hashes.iter().map(|&hash| primary(&ring, hash)).collect();
    check(
        "whether n2 owns some of 400 keys among four nodes: it",
        before.contains(&Some("n2".to_string())),
        true,
        "each of four nodes owns about one key in four",
    );
    ring.remove_node("n2");
    for (&hash, before) in hashes.iter().zip(before) {
        let was_its = before == Some("n2".to_string());
        check(
            &format!("whether {hash:#018x} of {before:?} moves as n2 is removed: it"),
            primary(&ring, hash) != before,
            was_its,
            "the keys of the leaver move, and no others",
        );
    }
}

/// The seed's own example.
#[test]
fn an_eleventh_node_takes_about_an_eleventh_of_the_keys() {
    let ids: Vec<String> = (0..10).map(|n| format!("node{n}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let moving = ring(150, 1, &ids).simulate_add(&node("node_new", 1), &keys(10_000));
    check(
        &format!("whether {moving}, what an eleventh node takes over, is within 0.05 to 0.15: it"),
        moving > 0.05 && moving < 0.15,
        true,
        "about one key in eleven, 0.09",
    );
}

const IDS: [&str; 6] = [TWINS[1], "node-1", "b", TWINS[0], "node-11", "a"];

/// A step of a history: an addition with this weight, or a removal.
fn step(id: &str, weight: Option<u32>) -> String {
    match weight {
        Some(weight) => format!("add_node({id}, weight {weight})"),
        None => format!("remove_node({id})"),
    }
}

#[test]
fn a_random_history_does_what_the_rules_say_at_every_step() {
    let mut random = Random::of("a_random_history_does_what_the_rules_say_at_every_step");
    for virtual_nodes in [1, 2, 5] {
        let (mut ring, mut model) = (empty(virtual_nodes, 1), Model::new(virtual_nodes));
        let mut weights: HashMap<&str, u32> = HashMap::new();
        let mut history = String::new();
        for number in 1..=40 {
            let before = model.clone();
            let id = IDS[random.below(IDS.len())];
            let weight = (random.below(3) > 0).then(|| [1, 0, 1, 2, 3][random.below(5)]);
            let (had, moved) = match weight {
                Some(weight) => {
                    model.add(id, weight);
                    (weights.insert(id, weight), ring.add_node(node(id, weight)))
                }
                None => {
                    model.remove(id);
                    (weights.remove(id), ring.remove_node(id))
                }
            };
            let step = step(id, weight);
            history += &format!("{}{step}", if number > 1 { ", " } else { "" });
            let replay = |rule: &str| {
                format!("{rule}. The history, with virtual_nodes: {virtual_nodes}, is {history}")
            };
            check_moved(
                &format!("what step {number}, {step}, returns"),
                &moved,
                &model.changed(&before, id),
                &replay(what_moves(had, weight)),
            );
            let then = |of: &str| format!("{of} after step {number}, {step},");
            let as_new = replay("the ring answers like a new one with the same members");
            check(&then("nodes()"), ids(&ring), model.ids(), &as_new);
            check_points(
                &then("ring_debug()"),
                &ring.ring_debug(),
                &model.points(),
                &as_new,
            );
            for hash in [random.next(), random.next(), 0, u64::MAX] {
                let what = then(&format!("the primary of {hash:#018x}"));
                check(&what, primary(&ring, hash), model.primary(hash), &as_new);
            }
        }
        for hash in edges(&ring) {
            check(
                &format!("the primary of {hash:#018x} after {history}"),
                primary(&ring, hash),
                model.primary(hash),
                "the ring answers like a new one with the same members",
            );
        }
    }
}
