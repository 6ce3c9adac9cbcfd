//! Criterion "nothing is kept": what a set remembers of what was removed.

use super::{check, set, values};
use crate::{CRDT, ORSet};

/// The length of a set's `Debug` text, in which all shows that it holds.
fn size(set: &ORSet<u32>) -> usize {
    format!("{set:?}").len()
}

/// The handout's bound on the `Debug` text of a set of at most ten values.
const SIZE_MAX: usize = 2_000;

#[track_caller]
fn check_size(what: &str, set: &ORSet<u32>) {
    let size = size(set);
    if size > SIZE_MAX {
        panic!(
            "the Debug text of {what} has {size} characters, but must not have more than \
             {SIZE_MAX}: a set keeps nothing of what was removed"
        );
    }
}

#[test]
fn a_set_keeps_nothing_of_what_it_removed() {
    let mut a = set("a", &[7]);
    for value in 1_000..2_000 {
        a.insert(value);
        a.remove(&value);
    }
    for _ in 0..1_000 {
        a.insert(7);
    }
    check(
        "what is left",
        values(&a),
        vec![7],
        "the others were removed",
    );
    check_size(
        "a set of one value, 1,000 removed and 1,000 repeated insertions",
        &a,
    );
}

#[test]
fn sets_that_gossip_keep_nothing_of_what_they_removed() {
    let mut replicas = [set("a", &[]), set("b", &[]), set("c", &[])];
    for value in 0..400 {
        let at = value as usize % 3;
        replicas[at].insert(value);
        let state = replicas[at].clone();
        replicas[(at + 1) % 3].merge(&state);
        replicas[(at + 1) % 3].remove(&value);
        let state = replicas[(at + 1) % 3].clone();
        replicas[(at + 2) % 3].merge(&state);
    }
    let [a, b, c] = &mut replicas;
    c.merge(a);
    c.merge(b);
    a.merge(c);
    b.merge(c);
    a.insert(9);
    b.merge(a);
    c.merge(a);
    for replica in &replicas {
        check(
            "what is left",
            values(replica),
            vec![9],
            "each value was removed by who heard of it",
        );
        check_size(
            "a set of one value, after 400 removals by three replicas,",
            replica,
        );
    }
}

#[test]
fn clones_that_take_turns_keep_nothing_of_what_they_removed() {
    let mut left = set("a", &[]);
    let mut right = left.clone();
    for value in 0..400 {
        left.insert(value);
        right.insert(value + 1_000);
        left.merge(&right);
        right.merge(&left);
        left.remove(&(value + 1_000));
        right.remove(&value);
        right.merge(&left);
        left.merge(&right);
    }
    left.insert(9);
    let rule = "each value was removed by the clone that heard of it";
    check("what is left", values(&left), vec![9], rule);
    check_size(
        "a set of one value, after 800 removals by it and its clone,",
        &left,
    );
}
