//! Criterion "observed-remove set": insertions and removals, and which of them win.

use super::{check, merged, set, values};
use crate::{CRDT, ORSet};

#[test]
fn a_value_is_there_once_however_often_it_is_inserted() {
    let fruits = set("a", &[3, 1, 3, 2, 1, 3]);
    let rule = "a set has each value once";
    check("the values", values(&fruits), vec![1, 2, 3], rule);
    check("len", fruits.len(), 3, rule);
    check("is_empty", fruits.is_empty(), false, "there are values");
    let there = [0, 1, 2, 3, 4].map(|value| fruits.contains(&value));
    check(
        "contains 0 to 4",
        there,
        [false, true, true, true, false],
        rule,
    );
    let mut words: ORSet<String> = ORSet::new("a".to_string());
    words.insert("pear".to_string());
    check(
        "contains a word",
        words.contains(&"pear".to_string()),
        true,
        "any type will do",
    );
}

#[test]
fn a_removal_takes_one_value_and_says_whether_it_was_there() {
    let mut fruits = set("a", &[1, 2, 2]);
    let rule = "remove says whether the value was there";
    let removals = [2, 2, 9, 1, 1].map(|value| fruits.remove(&value));
    check(
        "remove 2, 2, 9, 1, 1",
        removals,
        [true, false, false, true, false],
        rule,
    );
    check("the values", values(&fruits), vec![], "all were removed");
    check(
        "len and is_empty",
        (fruits.len(), fruits.is_empty()),
        (0, true),
        "all were removed",
    );
}

#[test]
fn a_removed_value_can_be_inserted_again_here_and_elsewhere() {
    let mut a = set("a", &[1, 2]);
    a.remove(&1);
    a.insert(1);
    check(
        "the values at a",
        values(&a),
        vec![1, 2],
        "it was inserted after it was removed",
    );
    let mut b = set("b", &[]);
    b.merge(&a);
    b.remove(&1);
    b.insert(1);
    a.merge(&b);
    let rule = "b removed the value and inserted it again";
    check("the values after a merge", values(&a), vec![1, 2], rule);
    a.remove(&1);
    check(
        "and after a's removal",
        values(&merged(&b, &a)),
        vec![2],
        "a removed what b inserted",
    );
}

#[test]
fn an_insertion_that_the_removal_has_not_seen_stays() {
    let mut a = set("a", &[1]);
    let mut b = merged(&set("b", &[]), &a);
    let c = set("c", &[1]);
    b.remove(&1);
    let rule = "b removed a's insertion, and had not seen that of c";
    check("b merged with c", values(&merged(&b, &c)), vec![1], rule);
    check("c merged with b", values(&merged(&c, &b)), vec![1], rule);
    a.merge(&c);
    check(
        "a, which has both, merged with b",
        values(&merged(&a, &b)),
        vec![1],
        rule,
    );
    check(
        "b merged with a, which has both",
        values(&merged(&b, &a)),
        vec![1],
        rule,
    );
}

#[test]
fn a_repeated_insertion_stays_when_only_the_first_was_removed() {
    let mut a = set("a", &[1]);
    let mut b = merged(&set("b", &[]), &a);
    b.remove(&1);
    a.insert(1);
    let rule = "every insertion counts, also of a value that is there: b has not seen the second";
    check("a merged with b", values(&merged(&a, &b)), vec![1], rule);
    check("b merged with a", values(&merged(&b, &a)), vec![1], rule);
}
