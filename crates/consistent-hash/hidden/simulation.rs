//! Criterion "simulation": the fraction that would move, without moving it.

use super::{COLLISION, Random, Said, TWINS, check, empty, keys, node, primary, ring};
use crate::{ConsistentHashRing, PhysicalNode, hash_key};

/// The primaries of the keys.
fn primaries(ring: &ConsistentHashRing, keys: &[String]) -> Vec<Option<String>> {
    keys.iter()
        .map(|key| primary(ring, hash_key(key)))
        .collect()
}

fn fraction(before: &[Option<String>], after: &[Option<String>]) -> f64 {
    let changed = before
        .iter()
        .zip(after)
        .filter(|(before, after)| before != after);
    changed.count() as f64 / before.len() as f64
}

/// What `simulate_add` must say: what really happens on `ring`.
fn by_adding(mut ring: ConsistentHashRing, node: &PhysicalNode, keys: &[String]) -> f64 {
    let before = primaries(&ring, keys);
    ring.add_node(node.clone());
    fraction(&before, &primaries(&ring, keys))
}

fn by_removing(mut ring: ConsistentHashRing, id: &str, keys: &[String]) -> f64 {
    let before = primaries(&ring, keys);
    ring.remove_node(id);
    fraction(&before, &primaries(&ring, keys))
}

/// What is foreseen is what happens; and whether it is anything at all is known beforehand.
fn foreseen(what: &str, got: f64, want: f64, anything: bool, why: &str) {
    check(
        &format!("{what}, 120 keys,"),
        got,
        want,
        &format!(
            "the fraction of the keys whose primary, known by its id, is another one when it \
             really happens; {why}"
        ),
    );
    let said = |anything: bool| Said(String::from(if anything { "some keys" } else { "no key" }));
    check(
        &format!("what {what} foresees to move, {got} of 120 keys,"),
        said(got > 0.0),
        said(anything),
        why,
    );
}

/// n1 to n4 with weights 1 to 4.
fn weighted() -> ConsistentHashRing {
    let mut ring = empty(9, 2);
    for weight in 1..=4 {
        ring.add_node(node(&format!("n{weight}"), weight));
    }
    ring
}

#[test]
fn an_addition_is_foreseen_exactly() {
    let keys = keys(120);
    for weight in [1, 2, 0] {
        let newcomer = node("new", weight);
        let got = weighted().simulate_add(&newcomer, &keys);
        let want = by_adding(weighted(), &newcomer, &keys);
        let what = format!("simulate_add of a newcomer of weight {weight}");
        let why = "to a newcomer keys move, unless it has no position";
        foreseen(&what, got, want, weight > 0, why);
    }
}

#[test]
fn a_replacement_is_foreseen_exactly() {
    let keys = keys(120);
    for (id, weight, why) in [
        (
            "n1",
            3,
            "its weight goes up from 1 to 3: keys come to it, and those that it has already stay",
        ),
        ("n4", 1, "its weight goes down from 4 to 1: keys leave it"),
        ("n3", 0, "it is drained: all its keys leave it"),
        (
            "n2",
            2,
            "its weight stays 2, only its address is new: nothing moves",
        ),
    ] {
        let replacement = PhysicalNode {
            address: "elsewhere:9".to_string(),
            ..node(id, weight)
        };
        let got = weighted().simulate_add(&replacement, &keys);
        let want = by_adding(weighted(), &replacement, &keys);
        let what = format!("simulate_add of the member {id} with weight {weight} instead");
        foreseen(&what, got, want, id != "n2", why);
    }
}

#[test]
fn a_removal_is_foreseen_exactly() {
    let keys = keys(120);
    for (id, anything) in [("n1", true), ("n4", true), ("stranger", false)] {
        let got = weighted().simulate_remove(id, &keys);
        let want = by_removing(weighted(), id, &keys);
        let why = "the keys of a member leave with it; a stranger has none";
        let what = format!("simulate_remove({id})");
        foreseen(&what, got, want, anything, why);
    }
}

#[test]
fn the_first_and_the_last_node_move_everything() {
    let keys = keys(20);
    let only = ring(9, 1, &["only"]);
    let got = (
        empty(9, 1).simulate_add(&node("first", 1), &keys),
        only.simulate_remove("only", &keys),
        empty(9, 1).simulate_add(&node("drained", 0), &keys),
    );
    check(
        "simulated: the first node comes, the last one goes, one of weight 0 comes to nobody",
        got,
        (1.0, 1.0, 0.0),
        "1.0 is all of them; from nobody to nobody nothing moves",
    );
}

#[test]
fn a_repeated_key_counts_each_time_and_no_key_is_no_fraction() {
    let ring = ring(9, 1, &["a", "b"]);
    let all = keys(60);
    let of_b = |key: &&String| primary(&ring, hash_key(key)) == Some("b".to_string());
    let moving = all
        .iter()
        .find(of_b)
        .expect("b owns one of 60 keys")
        .clone();
    let staying = all
        .iter()
        .find(|key| !of_b(key))
        .expect("a owns one, too")
        .clone();
    let sample = [moving.clone(), moving.clone(), staying, moving];
    let got = ring.simulate_remove("b", &sample);
    check(
        "simulate_remove(b), three times a key of b, once of a,",
        got,
        0.75,
        "3 of 4",
    );
    let none = (
        ring.simulate_remove("b", &[]),
        ring.simulate_add(&node("c", 1), &[]),
    );
    check(
        "both simulations of no key",
        none,
        (0.0, 0.0),
        "0.0, not 0 divided by 0",
    );
}

#[test]
fn a_collision_is_foreseen_too() {
    let mut random = Random::of("a_collision_is_foreseen_too");
    let sample: Vec<String> = (0..30).map(|_| format!("{:x}", random.next())).collect();
    let [smaller, greater] = TWINS;
    let got = [
        ring(1, 1, &[smaller]).simulate_add(&node(greater, 1), &sample),
        ring(1, 1, &[greater]).simulate_add(&node(smaller, 1), &sample),
        ring(1, 1, &TWINS).simulate_remove(greater, &sample),
        ring(1, 1, &TWINS).simulate_remove(smaller, &sample),
    ];
    check(
        &format!(
            "simulated at {COLLISION:#018x}: the greater comes, the smaller comes, the greater goes, the smaller goes"
        ),
        got,
        [0.0, 1.0, 0.0, 1.0],
        "the smaller id owns the position, so all keys follow it and none the other",
    );
}

/// Texts that, as keys, have the very hashes of the virtual nodes 0, 1, … of a node.
fn labels(id: &str, count: usize) -> Vec<String> {
    (0..count).map(|index| format!("{id}#{index}")).collect()
}

#[test]
fn a_key_that_stands_at_a_position_is_foreseen_too() {
    let add =
        |of: &str, id: &str, weight| weighted().simulate_add(&node(id, weight), &labels(of, 9));
    let remove = |of: &str, id: &str| weighted().simulate_remove(id, &labels(of, 9));
    for (what, keys, got, want, why) in [
        (
            "simulate_add of a newcomer, new,",
            "new",
            add("new", "new", 2),
            1.0,
            "they come to it, for it stands there",
        ),
        (
            "simulate_add of a newcomer, new,",
            "n2",
            add("n2", "new", 2),
            0.0,
            "they are n2's, which stands there before and after",
        ),
        (
            "simulate_add of the member n4 with weight 1 instead of 4",
            "n4",
            add("n4", "n4", 1),
            0.0,
            "n4 keeps these positions, and so these keys",
        ),
        (
            "simulate_add of the member n1 with weight 3 instead of 1",
            "n2",
            add("n2", "n1", 3),
            0.0,
            "they are n2's, which stands there before and after",
        ),
        (
            "simulate_remove(n3)",
            "n3",
            remove("n3", "n3"),
            1.0,
            "they leave with it, for it stood there",
        ),
        (
            "simulate_remove(n3)",
            "n2",
            remove("n2", "n3"),
            0.0,
            "they are n2's, which stands there before and after",
        ),
    ] {
        check(
            &format!("{what} for the keys {keys}#0 to {keys}#8, each at a position of {keys},"),
            got,
            want,
            &format!("a hash that is equal to a position belongs to that position: {why}"),
        );
    }
}
