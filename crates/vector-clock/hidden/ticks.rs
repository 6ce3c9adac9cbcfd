//! Criterion "ticks": local events and what a clock says of them.

use super::{check, counts, id, read, ticked};
use crate::VectorClock;

#[test]
fn a_tick_raises_the_entry_of_its_node_by_one_and_no_other() {
    let mut clock = VectorClock::new();
    let history = ["m", "c", "x", "c", "a", "m", "c"];
    for node in history {
        clock.tick(&id(node));
    }
    check(
        "get of a, c, m, x and of the unknown b, after ticks of m, c, x, c, a, m, c,",
        counts(&clock, &["a", "c", "m", "x", "b"]),
        vec![1, 3, 2, 1, 0],
        "a tick adds exactly one to the entry of its own node",
    );
}

#[test]
fn the_known_nodes_are_those_with_events_each_once_and_sorted() {
    let mut clock = ticked(&[
        ("delta", 1),
        ("alpha", 2),
        ("echo", 1),
        ("Zulu", 1),
        ("bravo", 3),
    ]);
    let rule = "known_nodes lists each node with a count above 0 once, in the order of the names";
    check(
        "known_nodes after ticks of delta, alpha (2), echo, Zulu, bravo (3)",
        clock.known_nodes(),
        ["Zulu", "alpha", "bravo", "delta", "echo"].map(id).to_vec(),
        rule,
    );
    // Asking for a node is not an event of that node.
    let asked = clock.get(&id("charlie"));
    clock.merge(
        &ticked(&[("kilo", 1), ("bravo", 1), ("foxtrot", 1)]),
        &id("alpha"),
    );
    check(
        "get(charlie), never ticked,",
        asked,
        0,
        "a node never heard of has the count 0",
    );
    check(
        "known_nodes after receiving {bravo, foxtrot, kilo}",
        clock.known_nodes(),
        ["Zulu", "alpha", "bravo", "delta", "echo", "foxtrot", "kilo"]
            .map(id)
            .to_vec(),
        rule,
    );
}

#[test]
fn a_count_at_its_maximum_stays_there() {
    let mut clock = read(r#"{"a":18446744073709551614,"b":3}"#);
    clock.tick(&id("a"));
    check(
        "get(a) at u64::MAX - 1, after one tick,",
        clock.get(&id("a")),
        u64::MAX,
        "the last count that fits is still counted",
    );
    let full = clock.clone();
    clock.tick(&id("a"));
    check(
        "get(a) at u64::MAX, after one more tick,",
        clock.get(&id("a")),
        u64::MAX,
        "a count never runs backwards, so at u64::MAX it stays",
    );
    let mut receiver = ticked(&[("b", 4)]);
    receiver.merge(&full, &id("a"));
    check(
        "get of a and b after the receipt of {a: u64::MAX, b: 3} at a, which knew {b: 4},",
        counts(&receiver, &["a", "b"]),
        vec![u64::MAX, 4],
        "the receipt is one more event of a, and the count of a stays at u64::MAX",
    );
}

#[test]
fn clones_and_clocks_in_other_threads_go_their_own_way() {
    let mut clock = ticked(&[("b", 1), ("a", 1)]);
    let twin = clock.clone();
    clock.tick(&id("a"));
    let seen = std::thread::scope(|scope| {
        let reader = scope.spawn(|| (clock.get(&id("a")), twin.happened_before(&clock)));
        reader.join().expect("the reading thread ended")
    });
    check(
        "another thread's view of (get(a), whether the earlier clone is before)",
        seen,
        (2, true),
        "clocks are Send + Sync, and a clone does not change with the clock it was made from",
    );
    let moved = std::thread::spawn(move || {
        let mut moved = twin;
        moved.tick(&id("b"));
        counts(&moved, &["a", "b"])
    });
    check(
        "get of a and b of the clone, ticked at b in another thread,",
        moved.join().expect("the ticking thread ended"),
        vec![1, 2],
        "a clone starts from what was known when it was made",
    );
    let empty = VectorClock::default();
    check(
        "whether VectorClock::default() is before a clock with events",
        empty.happened_before(&clock),
        true,
        "the default clock knows of nothing",
    );
}
