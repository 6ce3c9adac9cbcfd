//! Criterion "counter both ways": `PNCounter`.

use super::{check, id, merged};
use crate::PNCounter;

#[test]
fn a_counter_goes_up_and_down_and_below_zero() {
    let mut counter = PNCounter::new();
    let rule = "the value is what was counted up less what was counted down, by all replicas";
    counter.decrement(&id("a"));
    check("0 - 1", counter.value(), -1, rule);
    counter.increment_by(&id("b"), 10);
    counter.increment(&id("a"));
    check("-1 + 10 + 1", counter.value(), 10, rule);
    counter.decrement_by(&id("b"), 25);
    check("10 - 25", counter.value(), -15, rule);
    check(
        "a default counter",
        PNCounter::default().value(),
        0,
        "default() is new()",
    );
}

#[test]
fn each_direction_is_merged_for_itself() {
    let mut left = PNCounter::new();
    left.increment_by(&id("a"), 10);
    let mut right = left.clone();
    left.decrement_by(&id("a"), 4);
    right.increment_by(&id("b"), 1);
    right.decrement_by(&id("b"), 8);
    let rule = "both directions only grow; their difference does not";
    check(
        "(10 - 4 at a) and (1 - 8 at b)",
        merged(&left, &right).value(),
        -1,
        rule,
    );
    check(
        "(1 - 8 at b) and (10 - 4 at a)",
        merged(&right, &left).value(),
        -1,
        rule,
    );
}

#[test]
fn the_value_is_the_exact_difference_of_great_sums() {
    let mut counter = PNCounter::new();
    let rule = "neither sum has to fit into a u64 or an i64, only their difference";
    counter.increment_by(&id("a"), u64::MAX);
    counter.decrement_by(&id("a"), u64::MAX - 5);
    check("u64::MAX - (u64::MAX - 5)", counter.value(), 5, rule);
    counter.decrement_by(&id("b"), u64::MAX);
    counter.increment_by(&id("b"), u64::MAX - 7);
    check(
        "that - u64::MAX + (u64::MAX - 7)",
        counter.value(),
        -2,
        rule,
    );
}

#[test]
fn a_value_that_is_no_i64_is_the_nearest_one() {
    let mut counter = PNCounter::new();
    let rule = "values stop at i64::MIN and i64::MAX";
    counter.increment_by(&id("a"), u64::MAX);
    check("u64::MAX up", counter.value(), i64::MAX, rule);
    counter.increment(&id("a"));
    counter.decrement_by(&id("a"), u64::MAX);
    check(
        "u64::MAX and one up, u64::MAX down",
        counter.value(),
        0,
        "a full count stays",
    );
    counter.decrement_by(&id("b"), 1 << 63);
    check("2^63 down", counter.value(), i64::MIN, rule);
    counter.decrement(&id("b"));
    check("2^63 + 1 down", counter.value(), i64::MIN, rule);
}
