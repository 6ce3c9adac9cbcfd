//! Vector clocks: ticks, receives, the causal order, the wire.

use crate::{CausalOrder, VectorClock};

fn id(node: &str) -> String {
    node.to_string()
}

#[test]
fn a_tick_counts_one_event() {
    let mut clock = VectorClock::new();
    clock.tick(&id("node_a"));
    assert_eq!(clock.get(&id("node_a")), 1, "one tick is one event");
    clock.tick(&id("node_a"));
    assert_eq!(clock.get(&id("node_a")), 2, "two ticks are two events");
}

#[test]
fn a_clock_is_before_the_one_that_grew_from_it() {
    let mut parent = VectorClock::new();
    parent.tick(&id("A"));
    let mut child = parent.clone();
    child.tick(&id("B"));
    assert!(
        parent.happened_before(&child),
        "the child knows all that the parent knew, and more"
    );
    assert!(
        !child.happened_before(&parent),
        "time does not run backwards"
    );
}

#[test]
fn events_that_never_heard_of_each_other_are_concurrent() {
    let mut left = VectorClock::new();
    left.tick(&id("A"));
    let mut right = VectorClock::new();
    right.tick(&id("B"));
    assert!(left.is_concurrent_with(&right), "A has not heard of B");
    assert!(right.is_concurrent_with(&left), "B has not heard of A");
}

#[test]
fn a_receive_takes_the_maximum_and_counts_itself() {
    let mut receiver = VectorClock::new();
    receiver.tick(&id("A"));
    receiver.tick(&id("A"));
    let mut sender = VectorClock::new();
    sender.tick(&id("B"));

    receiver.merge(&sender, &id("A"));

    assert_eq!(receiver.get(&id("A")), 3, "two ticks and the receive");
    assert_eq!(receiver.get(&id("B")), 1, "learnt from the message");
}

#[test]
fn cause_runs_along_a_chain_of_messages() {
    let mut first = VectorClock::new();
    first.tick(&id("A"));
    let mut second = VectorClock::new();
    second.merge(&first, &id("B"));
    let mut third = VectorClock::new();
    third.merge(&second, &id("C"));

    assert!(first.happened_before(&second), "B heard A");
    assert!(second.happened_before(&third), "C heard B");
    assert!(first.happened_before(&third), "so C heard A through B");
}

#[test]
fn a_clock_survives_the_wire() {
    let mut clock = VectorClock::new();
    clock.tick(&id("node1"));
    clock.tick(&id("node2"));
    let bytes = clock.to_bytes();
    let restored = VectorClock::from_bytes(&bytes).expect("a clock reads its own bytes");
    assert_eq!(
        clock.compare(&restored),
        CausalOrder::Equal,
        "nothing was lost or added"
    );
}

#[test]
fn a_clock_is_a_json_object() {
    let mut clock = VectorClock::new();
    clock.tick(&id("node1"));
    clock.tick(&id("node1"));
    assert_eq!(clock.to_bytes(), br#"{"node1":2}"#, "node to count");
}

#[test]
fn threads_can_share_a_clock() {
    let mut clock = VectorClock::new();
    clock.tick(&id("A"));
    // If this does not compile, something inside `VectorClock` is not `Send` or not `Sync`.
    let seen = std::thread::scope(|scope| {
        let reader = scope.spawn(|| clock.get(&id("A")));
        reader.join().expect("the thread ended")
    });
    assert_eq!(seen, 1, "another thread sees the same clock");
}
