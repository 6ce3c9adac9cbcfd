//! Criterion "events": payloads stamped with a clock.

use super::{check, counts, id, ticked, word};
use crate::{TimestampedEvent, VectorClock};

#[test]
fn a_new_event_is_counted_at_its_origin_before_it_is_stamped() {
    let mut clock = ticked(&[("a", 2), ("b", 1)]);
    let event = TimestampedEvent::new(&mut clock, id("a"), "write");
    check(
        "get of a and b of the node's clock {a:2, b:1} after a new event at a",
        counts(&clock, &["a", "b"]),
        vec![3, 1],
        "an event is counted once, at its origin",
    );
    check(
        "get of a and b of the event's own clock",
        counts(&event.clock, &["a", "b"]),
        vec![3, 1],
        "the stamp counts the event itself, so it is taken after the tick",
    );
    check(
        "(origin, payload) of the event",
        (event.origin.as_str(), event.payload),
        ("a", "write"),
        "the event keeps what it was made of",
    );
}

#[test]
fn a_stamp_stays_while_the_clock_goes_on() {
    let mut clock = VectorClock::new();
    let first = TimestampedEvent::new(&mut clock, id("a"), 1);
    let second = TimestampedEvent::new(&mut clock, id("a"), 2);
    clock.merge(&ticked(&[("b", 5)]), &id("a"));
    check(
        "get(a) of the first event, the second, and the clock after one more receive",
        vec![
            first.clock.get(&id("a")),
            second.clock.get(&id("a")),
            clock.get(&id("a")),
        ],
        vec![1, 2, 3],
        "each event has the next count, and a stamp never changes",
    );
    check(
        "(first caused second, second caused first)",
        (first.caused(&second), second.caused(&first)),
        (true, false),
        "two events of one node are ordered as they happened",
    );
}

#[test]
fn an_event_caused_those_that_heard_of_it_directly_or_through_others() {
    let (mut a, mut b, mut c) = (VectorClock::new(), VectorClock::new(), VectorClock::new());
    let question = TimestampedEvent::new(&mut a, id("a"), "question");
    b.merge(&question.clock, &id("b"));
    let answer = TimestampedEvent::new(&mut b, id("b"), "answer");
    c.merge(&answer.clock, &id("c"));
    let comment = TimestampedEvent::new(&mut c, id("c"), "comment");
    let rule = "cause runs along messages, also through a third node, and never back";
    check(
        "(question, answer)",
        both(&question, &answer),
        (true, false),
        rule,
    );
    check(
        "(answer, comment)",
        both(&answer, &comment),
        (true, false),
        rule,
    );
    check(
        "(question, comment)",
        both(&question, &comment),
        (true, false),
        rule,
    );
}

#[test]
fn an_event_caused_neither_itself_nor_what_never_heard_of_it() {
    let (mut a, mut b) = (VectorClock::new(), VectorClock::new());
    let root = TimestampedEvent::new(&mut a, id("a"), "root");
    b.merge(&root.clock, &id("b"));
    let left = TimestampedEvent::new(&mut a, id("a"), "left");
    let right = TimestampedEvent::new(&mut b, id("b"), "right");
    check(
        "(root, left)",
        both(&root, &left),
        (true, false),
        "root is before left at the same node",
    );
    check(
        "the order of left and right, which share a root",
        word(left.clock.compare(&right.clock)),
        "Concurrent",
        "neither node heard of the other's write",
    );
    let rule = "caused means strictly before: concurrent events caused nothing in each other";
    check("(left, right)", both(&left, &right), (false, false), rule);
    check(
        "(left, left)",
        both(&left, &left.clone()),
        (false, false),
        "nothing causes itself",
    );
}

#[test]
fn an_event_crosses_the_network_as_json() {
    let event = TimestampedEvent::new(&mut VectorClock::new(), id("a"), 7);
    let json = serde_json::to_string(&event).expect("an event is serializable");
    check(
        "the event as JSON",
        json.as_str(),
        r#"{"clock":{"a":1},"origin":"a","payload":7}"#,
        "the derived form, in which the clock is the same object that to_bytes gives",
    );
    let sent = r#"{"origin":"c","payload":8,"clock":{"c":3,"b":2,"z":0,"a":1}}"#;
    let received: TimestampedEvent<i32> = match serde_json::from_str(sent) {
        Ok(received) => received,
        Err(error) => panic!("{sent} is refused ({error}), but it is a valid event"),
    };
    check(
        "(event, received event)",
        both(&event, &received),
        (true, false),
        "{a:1} is before {a:1, b:2, c:3}",
    );
    check(
        "known_nodes of the received event",
        received.clock.known_nodes(),
        ["a", "b", "c"].map(id).to_vec(),
        "a clock inside an event is read by the same rules: a zero is no entry",
    );
    let twice = r#"{"origin":"c","payload":8,"clock":{"c":3,"c":4}}"#;
    let refused = serde_json::from_str::<TimestampedEvent<i32>>(twice).is_err();
    check(
        &format!("whether {twice} is refused"),
        refused,
        true,
        "a clock inside an event is read by the same rules: no node twice",
    );
}

/// Which of the two caused the other.
fn both<T: Clone>(left: &TimestampedEvent<T>, right: &TimestampedEvent<T>) -> (bool, bool) {
    (left.caused(right), right.caused(left))
}
