//! Criterion "the ring": members and positions, a function of who is there now.

use super::model::Model;
use super::{check, check_points, empty, ids, node, ring, strings};

#[test]
fn every_virtual_node_stands_at_its_hash() {
    // Position and id as SHA-256 gives them, so that the suite does not hang on `hash_vnode` alone.
    let ring = ring(2, 1, &["c", "a", "b"]);
    let want: Vec<(u64, String)> = [
        (0x0ab1_4df9_8e9a_de65, "b"),
        (0x1362_ad7e_c170_f91f, "c"),
        (0x38f8_c890_03c6_dd20, "b"),
        (0x9fd3_5744_3296_a7d1, "a"),
        (0xa090_a256_cb93_456a, "a"),
        (0xe82d_f9db_569b_7728, "c"),
    ]
    .map(|(position, id)| (position, id.to_string()))
    .into();
    check_points(
        "ring_debug() of c, a and b with two virtual nodes each",
        &ring.ring_debug(),
        &want,
        "virtual nodes 0 and 1 of each, ascending by position",
    );
}

#[test]
fn the_order_of_arrival_leaves_no_trace() {
    let ids = ["n1", "n2", "n3", "n10"];
    let want = Model::of(5, &ids).points();
    for turn in 0..ids.len() {
        let mut order = ids;
        order.rotate_left(turn);
        if turn % 2 == 1 {
            order.reverse();
        }
        check_points(
            &format!("ring_debug() after adding {order:?}"),
            &ring(5, 1, &order).ring_debug(),
            &want.clone(),
            "the ring depends on who is there, not on who came first",
        );
    }
}

#[test]
fn the_members_are_listed_by_their_ids() {
    let ring = ring(3, 1, &["n2", "n10", "m", "n1"]);
    check(
        "nodes() after adding n2, n10, m, n1",
        ids(&ring),
        strings(&["m", "n1", "n10", "n2"]),
        "ascending by id, as strings compare",
    );
    check("node_count()", ring.node_count(), 4, "four were added");
    let listed = ring.nodes()[2].clone();
    let whole = (listed.id, listed.address, listed.weight);
    check(
        "the third member",
        whole,
        ("n10".to_string(), "n10.example:8080".to_string(), 1),
        "a member is listed as it was added: id, address and weight",
    );
}

#[test]
fn who_has_left_leaves_no_trace() {
    let mut ring = ring(4, 2, &["a", "b", "c"]);
    ring.remove_node("b");
    check(
        "nodes() after b left a, b, c",
        ids(&ring),
        strings(&["a", "c"]),
        "a removed node is no member",
    );
    check("node_count() then", ring.node_count(), 2, "two are left");
    check_points(
        "ring_debug() then",
        &ring.ring_debug(),
        &Model::of(4, &["a", "c"]).points(),
        "none of its virtual nodes stays behind",
    );
    ring.add_node(node("b", 1));
    check_points(
        "ring_debug() after b came back",
        &ring.ring_debug(),
        &Model::of(4, &["a", "b", "c"]).points(),
        "it stands where it stood before",
    );
}

#[test]
fn the_last_node_leaves_an_empty_ring() {
    let mut ring = empty(4, 3);
    check(
        "node_count() of a new ring",
        ring.node_count(),
        0,
        "nobody is there",
    );
    ring.add_node(node("only", 1));
    check(
        "node_count() with one node",
        ring.node_count(),
        1,
        "one was added",
    );
    ring.remove_node("only");
    let left = (ring.node_count(), ring.ring_debug().len());
    check(
        "members and positions after it left",
        left,
        (0, 0),
        "nothing is left",
    );
    let found = ring.lookup("key").is_some();
    check(
        "whether a lookup finds anybody",
        found,
        false,
        "an empty ring gives None",
    );
}
