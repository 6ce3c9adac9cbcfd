//! `GCounter` and `PNCounter`.

use crate::{CRDT, GCounter, PNCounter};

fn id(replica: &str) -> String {
    replica.to_string()
}

#[test]
fn a_counter_adds_up_what_its_replicas_count() {
    let mut counter = GCounter::new();
    counter.increment(&id("A"));
    counter.increment(&id("A"));
    counter.increment(&id("B"));

    assert_eq!(counter.value(), 3, "two of A and one of B");
    assert_eq!(counter.replica_value(&id("A")), 2, "A counted twice");
}

#[test]
fn counters_converge_whoever_merges_whom() {
    let mut counter_a = GCounter::new();
    counter_a.increment_by(&id("A"), 2);
    let mut counter_b = GCounter::new();
    counter_b.increment_by(&id("B"), 3);

    let mut merged_ab = counter_a.clone();
    merged_ab.merge(&counter_b);
    let mut merged_ba = counter_b.clone();
    merged_ba.merge(&counter_a);

    assert_eq!(merged_ab.value(), 5, "A's two and B's three");
    assert_eq!(merged_ba.value(), 5, "the same the other way round");
}

#[test]
fn a_counter_merged_with_itself_stays_as_it_is() {
    let mut counter = GCounter::new();
    counter.increment(&id("A"));
    counter.merge(&counter.clone());
    assert_eq!(counter.value(), 1, "nothing new was heard");
}

#[test]
fn a_counter_goes_below_zero() {
    let mut counter = PNCounter::new();
    counter.increment(&id("A"));
    counter.decrement(&id("A"));
    counter.decrement(&id("A"));
    assert_eq!(counter.value(), -1, "one up, two down");
}

#[test]
fn ups_and_downs_of_two_replicas_meet() {
    let mut counter_a = PNCounter::new();
    let mut counter_b = PNCounter::new();
    counter_a.increment(&id("A"));
    counter_a.increment(&id("A"));
    counter_b.decrement(&id("B"));

    counter_a.merge(&counter_b);
    counter_b.merge(&counter_a);

    assert_eq!(counter_a.value(), 1, "two up and one down");
    assert_eq!(counter_b.value(), 1, "the same at B");
}
