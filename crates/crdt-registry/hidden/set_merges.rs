//! Criterion "removals that last": what was seen and removed does not come back.

use super::{check, merged, set, values};
use crate::CRDT;

#[test]
fn a_removal_reaches_who_has_the_value() {
    let mut a = set("a", &[1, 2]);
    let b = merged(&set("b", &[3]), &a);
    a.remove(&1);
    let rule = "b has the insertion that a removed";
    check("b merged with a", values(&merged(&b, &a)), vec![2, 3], rule);
    check("a merged with b", values(&merged(&a, &b)), vec![2, 3], rule);
}

#[test]
fn an_old_state_does_not_bring_back_what_was_removed() {
    let mut a = set("a", &[1, 2]);
    let old = a.clone();
    let mut b = merged(&set("b", &[]), &a);
    b.remove(&1);
    a.merge(&b);
    let rule = "the old state has nothing that was not seen and removed";
    check(
        "a merged with its old state",
        values(&merged(&a, &old)),
        vec![2],
        rule,
    );
    check(
        "b merged with a's old state",
        values(&merged(&b, &old)),
        vec![2],
        rule,
    );
    a.insert(3);
    check(
        "a after one more insertion",
        values(&merged(&a, &old)),
        vec![2, 3],
        rule,
    );
    check(
        "the old state merged with a",
        values(&merged(&old, &a)),
        vec![2, 3],
        rule,
    );
}

#[test]
fn a_set_that_has_removed_everything_still_tells_of_it() {
    let mut a = set("a", &[1, 2]);
    let b = merged(&set("b", &[3]), &a);
    a.remove(&1);
    a.remove(&2);
    let rule = "an empty set has removed what it had";
    check(
        "b merged with the empty a",
        values(&merged(&b, &a)),
        vec![3],
        rule,
    );
    let c = merged(&set("c", &[]), &a);
    check(
        "b merged with who heard of it",
        values(&merged(&b, &c)),
        vec![3],
        rule,
    );
}

/// The schedule of riak_dt, issue 82.
#[test]
fn a_carrier_of_old_insertions_does_not_bring_them_back() {
    let mut a = set("a", &[1]);
    let mut b = set("b", &[1]);
    let c = merged(&set("c", &[]), &a);
    a.remove(&1);
    a.merge(&b);
    b.remove(&1);
    check(
        "c",
        values(&c),
        vec![1],
        "it has heard of a's insertion only",
    );
    let carrier = merged(&a, &c);
    let rule = "a removed its own insertion and b its own: nothing is left";
    check(
        "b merged with (a merged with c)",
        values(&merged(&b, &carrier)),
        vec![],
        rule,
    );
    check(
        "(a merged with c) merged with b",
        values(&merged(&carrier, &b)),
        vec![],
        rule,
    );
}

#[test]
fn a_value_that_both_have_goes_if_each_has_removed_the_insertion_of_the_other() {
    let (a, b) = (set("a", &[1]), set("b", &[1]));
    let mut left = merged(&set("c", &[]), &a);
    left.remove(&1);
    left.merge(&b);
    let mut right = merged(&set("d", &[]), &b);
    right.remove(&1);
    right.merge(&a);
    check(
        "left",
        values(&left),
        vec![1],
        "it removed a's insertion, and has that of b",
    );
    check(
        "right",
        values(&right),
        vec![1],
        "it removed b's insertion, and has that of a",
    );
    let rule = "both have the value, but each by an insertion that the other has removed";
    check(
        "left merged with right",
        values(&merged(&left, &right)),
        vec![],
        rule,
    );
    check(
        "right merged with left",
        values(&merged(&right, &left)),
        vec![],
        rule,
    );
}

#[test]
fn insertions_and_removals_pass_through_replicas_that_had_no_part_in_them() {
    let mut a = set("a", &[1, 2]);
    let far = merged(&set("z", &[9]), &a);
    let first = merged(&set("b", &[]), &a);
    a.remove(&1);
    a.insert(4);
    let second = merged(&set("c", &[]), &merged(&first, &a));
    let rule = "a state carries all that its replica has seen, its own or not";
    check(
        "far merged with c",
        values(&merged(&far, &second)),
        vec![2, 4, 9],
        rule,
    );
    let late = merged(&second, &far);
    check("c merged with far", values(&late), vec![2, 4, 9], rule);
}

#[test]
fn a_removal_of_one_insertion_leaves_the_other_to_be_removed_later() {
    let mut a = set("a", &[1]);
    let b = set("b", &[1]);
    let mut c = merged(&set("c", &[]), &a);
    a.merge(&b);
    c.remove(&1);
    a.merge(&c);
    check(
        "a, after c removed one of two",
        values(&a),
        vec![1],
        "c had not seen b's insertion",
    );
    a.remove(&1);
    let rule = "a had seen both when it removed the value";
    check("b merged with a", values(&merged(&b, &a)), vec![], rule);
    check(
        "c merged with b and a",
        values(&merged(&merged(&c, &b), &a)),
        vec![],
        rule,
    );
}

#[test]
fn removals_that_each_saw_one_of_two_insertions_take_both_together() {
    let (a, b) = (set("a", &[1]), set("b", &[1]));
    let mut c = merged(&set("c", &[]), &a);
    let mut d = merged(&set("d", &[]), &b);
    c.remove(&1);
    d.remove(&1);
    let both = merged(&a, &b);
    let after_c = merged(&both, &c);
    check(
        "after c's",
        values(&after_c),
        vec![1],
        "c had seen a's insertion, not that of b",
    );
    let rule = "c removed a's insertion and d that of b: none is left";
    check(
        "after c's and d's",
        values(&merged(&after_c, &d)),
        vec![],
        rule,
    );
    check(
        "both, merged with (c merged with d)",
        values(&merged(&both, &merged(&c, &d))),
        vec![],
        rule,
    );
}

#[test]
fn with_the_tags_1_2_and_5_seen_the_tags_3_and_4_are_not() {
    let mut left = set("a", &[1, 2]);
    let early = left.clone();
    let mut right = left.clone();
    left.insert(3);
    left.insert(4);
    right.insert(5);
    // b hears of 1 and 2 first, and then of 5: two merges with a gap between.
    let mut b = merged(&merged(&set("b", &[]), &early), &right);
    check(
        "b so far",
        values(&b),
        vec![1, 2, 5],
        "it merged these three",
    );
    b.insert(6);
    let rule = "b has seen a's insertions of 1, 2 and 5, but not those of 3 and 4 between them";
    let all = vec![1, 2, 3, 4, 5, 6];
    check(
        "b, after it merged the clone with 3 and 4,",
        values(&merged(&b, &left)),
        all.clone(),
        rule,
    );
    check(
        "the clone with 3 and 4, after it merged b,",
        values(&merged(&left, &b)),
        all,
        rule,
    );
}

#[test]
fn an_old_state_with_one_late_tag_does_not_make_a_set_forget_what_it_has_seen() {
    let mut c = set("c", &[]);
    let mut clone = c.clone();
    c.insert(1);
    c.insert(2);
    clone.insert(3);
    c.merge(&clone);
    c.insert(4);
    let stale = c.clone();
    c.remove(&4);
    c.merge(&clone);
    c.merge(&merged(&set("d", &[9]), &clone));
    c.merge(&stale);
    let rule = "c removed 4; states that have seen of c only the insertion of 3 take nothing away \
                from what c has seen, so an older state with 4 brings nothing back";
    check("c at last", values(&c), vec![1, 2, 3, 9], rule);
}
