//! Criterion "growing counter": `GCounter`.

use super::{check, id, merged};
use crate::GCounter;

/// A counter with these counts.
fn counter(counts: &[(&str, u64)]) -> GCounter {
    let mut counter = GCounter::new();
    for (replica, count) in counts {
        counter.increment_by(&id(replica), *count);
    }
    counter
}

/// The value, and then the counts of a, b and c.
fn counts(counter: &GCounter) -> [u64; 4] {
    let of = |replica| counter.replica_value(&id(replica));
    [counter.value(), of("a"), of("b"), of("c")]
}

#[test]
fn every_replica_raises_its_own_count_and_the_value_is_the_sum() {
    let mut counter = GCounter::new();
    let rule = "an increment adds to its own replica's count alone";
    counter.increment(&id("b"));
    counter.increment_by(&id("a"), 5);
    counter.increment(&id("b"));
    counter.increment_by(&id("b"), 0);
    check(
        "[value, a, b, c] after 2 at b and 5 at a",
        counts(&counter),
        [7, 5, 2, 0],
        rule,
    );
    let clone = counter.clone();
    counter.increment(&id("c"));
    check(
        "the clone's",
        counts(&clone),
        [7, 5, 2, 0],
        "a clone is a state of its own",
    );
    check(
        "[value, a, b, c] of a default counter",
        counts(&GCounter::default()),
        [0; 4],
        "default() is new()",
    );
}

#[test]
fn a_merge_takes_the_greater_of_each_pair_of_counts() {
    let left = counter(&[("a", 5), ("b", 1), ("c", 4)]);
    let right = counter(&[("a", 2), ("b", 3), ("c", 4)]);
    let rule = "a count only grows, so the greater one is the later one";
    let what = "[value, a, b, c] of {a:5, b:1, c:4} and {a:2, b:3, c:4}";
    check(what, counts(&merged(&left, &right)), [12, 5, 3, 4], rule);
    check(what, counts(&merged(&right, &left)), [12, 5, 3, 4], rule);
}

#[test]
fn a_merge_learns_the_replicas_that_only_the_other_knows() {
    let rule = "a replica that is not known counts as 0";
    for (mine, theirs) in [("b", ["a", "c"]), ("a", ["c", "b"]), ("c", ["b", "a"])] {
        let left = counter(&[(mine, 1)]);
        let right = counter(&[(theirs[0], 1), (theirs[1], 1)]);
        let what = format!("[value, a, b, c] of {{{mine}:1}} and {theirs:?} at 1");
        check(&what, counts(&merged(&left, &right)), [3, 1, 1, 1], rule);
        check(&what, counts(&merged(&right, &left)), [3, 1, 1, 1], rule);
    }
}

#[test]
fn counts_and_sums_stay_at_their_maximum() {
    let mut full = counter(&[("a", u64::MAX - 1)]);
    full.increment_by(&id("a"), 5);
    let rule = "u64::MAX is the end, and neither 0 nor a panic";
    check(
        "a's count past the end",
        full.replica_value(&id("a")),
        u64::MAX,
        rule,
    );
    full.increment_by(&id("b"), 7);
    check("the value with 7 more at b", full.value(), u64::MAX, rule);
    check("b's count", full.replica_value(&id("b")), 7, rule);
}
