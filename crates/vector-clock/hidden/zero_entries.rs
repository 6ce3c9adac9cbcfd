//! Criterion "zero entries": a missing entry and an entry of zero are the same clock.

use super::{check, counts, id, read, text, ticked, word};
use crate::VectorClock;

#[test]
fn a_clock_read_with_zeros_equals_the_one_without() {
    let (with, without) = (
        read(r#"{"a":1,"b":0,"c":2,"0":0}"#),
        ticked(&[("a", 1), ("c", 2)]),
    );
    let rule = "a zero says the same as no entry";
    check(
        "compare of {0:0, a:1, b:0, c:2} and {a:1, c:2}",
        word(with.compare(&without)),
        "Equal",
        rule,
    );
    check(
        "compare the other way round",
        word(without.compare(&with)),
        "Equal",
        rule,
    );
    check(
        "== of the two",
        with == without,
        true,
        "== agrees with compare",
    );
    check(
        "whether they are concurrent, either way",
        (
            with.is_concurrent_with(&without),
            without.is_concurrent_with(&with),
        ),
        (false, false),
        rule,
    );
    check(
        "get of a, b, c",
        counts(&with, &["a", "b", "c"]),
        vec![1, 0, 2],
        rule,
    );
}

#[test]
fn a_zero_makes_no_clock_later() {
    let zeros = read(r#"{"a":0,"b":1}"#);
    let later = ticked(&[("b", 2)]);
    let rule = "a zero is no event, so it leads nowhere";
    check(
        "compare of {a:0, b:1} and {b:2}",
        word(zeros.compare(&later)),
        "Before",
        rule,
    );
    check(
        "compare of {b:2} and {a:0, b:1}",
        word(later.compare(&zeros)),
        "After",
        rule,
    );
    let nothing = read(r#"{"a":0}"#);
    check(
        "compare of {a:0} and {}",
        word(nothing.compare(&VectorClock::new())),
        "Equal",
        rule,
    );
    check(
        "compare of {} and {b:2}",
        word(nothing.compare(&later)),
        "Before",
        rule,
    );
}

#[test]
fn a_zero_is_neither_known_nor_written_nor_passed_on() {
    let zeros = read(r#"{"x":0,"a":3,"y":0}"#);
    check(
        "known_nodes of {a:3, x:0, y:0}",
        zeros.known_nodes(),
        vec![id("a")],
        "only a node with an event is known",
    );
    check(
        "to_bytes of it",
        text(&zeros).as_str(),
        r#"{"a":3}"#,
        "equal clocks, equal bytes",
    );
    let mut receiver = ticked(&[("b", 1)]);
    receiver.merge(&zeros, &id("b"));
    check(
        "known_nodes after {b:1} received {a:3, x:0, y:0}",
        receiver.known_nodes(),
        ["a", "b"].map(id).to_vec(),
        "a zero does not travel on",
    );
}

#[test]
fn serde_drops_zeros_too() {
    let json = r#"{"a":0,"b":2}"#;
    let clock: VectorClock = match serde_json::from_str(json) {
        Ok(clock) => clock,
        Err(error) => panic!("serde refuses {json} ({error}), but it is a valid clock"),
    };
    let rule = "Deserialize reads by the same rules as from_bytes";
    check(
        "known_nodes of {a:0, b:2}, read by serde,",
        clock.known_nodes(),
        vec![id("b")],
        rule,
    );
    let without = ticked(&[("b", 2)]);
    check(
        "its order to {b:2}",
        word(clock.compare(&without)),
        "Equal",
        rule,
    );
    check("its == to {b:2}", clock == without, true, rule);
}
