//! Criterion "collisions": two nodes at one position, with a pair of ids that really collide.

use super::model::Model;
use super::{COLLISION, TWINS, check, check_points, copies, edges, node, primary, ring, strings};
use crate::ConsistentHashRing;

const SMALLER: &str = TWINS[0];
const GREATER: &str = TWINS[1];
const BOTH_ORDERS: [[&str; 2]; 2] = [[SMALLER, GREATER], [GREATER, SMALLER]];

#[test]
fn both_stand_at_the_position_in_order_of_their_ids() {
    for order in BOTH_ORDERS {
        check_points(
            &format!("ring_debug() after adding {order:?}"),
            &ring(1, 1, &order).ring_debug(),
            &[
                (COLLISION, SMALLER.to_string()),
                (COLLISION, GREATER.to_string()),
            ],
            "at one position all nodes live side by side, in ascending order of their ids",
        );
    }
}

#[test]
fn the_smaller_id_owns_whoever_came_first() {
    for order in BOTH_ORDERS {
        let ring = ring(1, 1, &order);
        for hash in [0, COLLISION, COLLISION + 1] {
            check(
                &format!("the primary of {hash:#018x} after adding {order:?}"),
                primary(&ring, hash),
                Some(SMALLER.to_string()),
                "the first of those that stand at a position owns it",
            );
        }
    }
}

#[test]
fn the_other_one_is_the_next_on_the_walk() {
    for order in BOTH_ORDERS {
        let with_third = [order[0], "third", order[1]];
        let ring = ring(1, 3, &with_third);
        check(
            &format!("primary and replicas of {COLLISION:#018x} after adding {with_third:?}"),
            copies(&ring, COLLISION),
            strings(&[SMALLER, GREATER, "third"]),
            "the walk meets all nodes of a position, in order of their ids, before it goes on",
        );
    }
}

#[test]
fn when_one_leaves_the_other_stays() {
    for (leaves, stays) in [(SMALLER, GREATER), (GREATER, SMALLER)] {
        for order in BOTH_ORDERS {
            let mut ring = ring(1, 1, &order);
            ring.remove_node(leaves);
            check_points(
                &format!("ring_debug() after adding {order:?} and removing {leaves}"),
                &ring.ring_debug(),
                &[(COLLISION, stays.to_string())],
                "a node takes away its own point, not that of its neighbour",
            );
            check(
                "the primary of hash 0 then",
                primary(&ring, 0),
                Some(stays.to_string()),
                "the other one owns the position now",
            );
        }
    }
}

#[test]
fn only_the_owner_of_a_shared_position_moves_keys() {
    let mut ring = ring(1, 1, &[]);
    let add = |ring: &mut ConsistentHashRing, id| ring.add_node(node(id, 1)).len();
    let steps = [
        add(&mut ring, SMALLER),
        add(&mut ring, GREATER),
        ring.remove_node(SMALLER).len(),
        add(&mut ring, SMALLER),
        ring.remove_node(GREATER).len(),
    ];
    check(
        "how many positions come of: add the smaller id, add the greater, remove the smaller, add \
         the smaller, remove the greater",
        steps,
        [1, 0, 1, 1, 0],
        "a position counts if its primary changes; at the shared one the greater id stands behind",
    );
}

#[test]
fn among_others_nothing_is_lost() {
    let all = ["a", GREATER, "b", SMALLER, "c"];
    let mut ring = ring(3, 3, &all);
    let mut model = Model::of(3, &all);
    for leaves in [GREATER, "b", SMALLER] {
        let what = format!("ring_debug() before {leaves} leaves");
        check_points(
            &what,
            &ring.ring_debug(),
            &model.points(),
            "as many points as virtual nodes",
        );
        for hash in edges(&ring) {
            let what = format!("primary and replicas of {hash:#018x} before {leaves} leaves");
            check(
                &what,
                copies(&ring, hash),
                model.copies(hash, 3),
                "the walk meets the nodes of all positions, also those behind a smaller id, clockwise and \
                 each once",
            );
        }
        ring.remove_node(leaves);
        model.remove(leaves);
    }
    check_points(
        "ring_debug() of a and c",
        &ring.ring_debug(),
        &model.points(),
        "the rest stays",
    );
}
