//! Criterion "merging": what a receive does.

use std::collections::BTreeMap;

use super::{NODES, Random, check, counts, execution, id, ticked};
use crate::VectorClock;

#[test]
fn a_receive_takes_the_greater_of_each_pair_of_entries() {
    let mut clock = ticked(&[("a", 5), ("b", 1), ("c", 2), ("d", 3)]);
    clock.merge(
        &ticked(&[("d", 3), ("c", 4), ("b", 1), ("a", 2)]),
        &id("me"),
    );
    check(
        "get of a, b, c, d after {a:5, b:1, c:2, d:3} receives {a:2, b:1, c:4, d:3}",
        counts(&clock, &["a", "b", "c", "d"]),
        vec![5, 1, 4, 3],
        "each entry becomes the maximum of the two",
    );
}

#[test]
fn a_receive_learns_every_node_that_only_the_sender_knew() {
    let mut clock = ticked(&[("c", 1), ("g", 2)]);
    clock.merge(
        &ticked(&[("a", 1), ("b", 2), ("d", 3), ("g", 1), ("h", 4)]),
        &id("c"),
    );
    check(
        "get of a, b, c, d, g, h after {c:1, g:2} receives {a:1, b:2, d:3, g:1, h:4} at c",
        counts(&clock, &["a", "b", "c", "d", "g", "h"]),
        vec![1, 2, 2, 3, 2, 4],
        "a node that the receiver has not heard of stands at 0 there, so the sender's count wins",
    );
}

#[test]
fn a_receive_counts_as_exactly_one_event_of_the_receiver() {
    let mut clock = ticked(&[("a", 2)]);
    clock.merge(&ticked(&[("b", 3)]), &id("a"));
    check(
        "get(a) after {a:2} receives {b:3} at a",
        clock.get(&id("a")),
        3,
        "the receive is an event: one tick, no more and no less",
    );
    let mut newcomer = VectorClock::new();
    newcomer.merge(&ticked(&[("b", 3)]), &id("c"));
    check(
        "get of b and c after an empty clock receives {b:3} at c",
        counts(&newcomer, &["b", "c"]),
        vec![3, 1],
        "the receive is the first event of c",
    );
    check(
        "whether the message is before the receiver's new clock",
        ticked(&[("b", 3)]).happened_before(&newcomer),
        true,
        "a message is sent before it is received",
    );
}

#[test]
fn the_receive_is_counted_on_top_of_the_maximum() {
    // A node that lost its memory hears of its own past from a peer.
    let mut clock = ticked(&[("a", 1)]);
    clock.merge(&ticked(&[("b", 1), ("a", 6)]), &id("a"));
    check(
        "get(a) after {a:1} receives {a:6, b:1} at a",
        clock.get(&id("a")),
        7,
        "first the maximum of 1 and 6, then the tick; ticked first, the receive would be lost",
    );
}

#[test]
fn a_message_delivered_twice_counts_two_receives_and_changes_nothing_else() {
    let message = ticked(&[("b", 4), ("c", 2)]);
    let mut clock = ticked(&[("a", 1), ("c", 3)]);
    clock.merge(&message, &id("a"));
    clock.merge(&message, &id("a"));
    check(
        "get of a, b, c after {a:1, c:3} receives {b:4, c:2} twice at a",
        counts(&clock, &["a", "b", "c"]),
        vec![3, 4, 3],
        "the maximum is the same the second time; each delivery is an event of the receiver",
    );
    check(
        "get of a, b, c of the message",
        counts(&message, &["a", "b", "c"]),
        vec![0, 4, 2],
        "receiving a message does not change it",
    );
}

/// The same execution in maps, by the rule as it stands in the handout.
#[test]
fn a_random_history_has_the_counts_that_the_rules_give() {
    let steps = execution("a_random_history_has_the_counts_that_the_rules_give");
    let mut random = Random::of("names of a_random_history");
    let names: Vec<String> = (0..4)
        .map(|at| format!("{}-{}", random.below(90), NODES[at]))
        .collect();
    let mut clocks = vec![VectorClock::new(); 4];
    let mut models: Vec<BTreeMap<String, u64>> = vec![BTreeMap::new(); 4];
    let mut stamps: Vec<(VectorClock, BTreeMap<String, u64>)> = Vec::new();
    for (event, step) in steps.iter().enumerate() {
        let name = &names[step.node];
        let (clock, model) = (&mut clocks[step.node], &mut models[step.node]);
        if let Some(heard) = step.heard {
            clock.merge(&stamps[heard].0, name);
            for (node, count) in &stamps[heard].1 {
                let own = model.entry(node.clone()).or_default();
                *own = (*own).max(*count);
            }
        } else {
            clock.tick(name);
        }
        *model.entry(name.clone()).or_default() += 1;
        let got: Vec<u64> = names.iter().map(|node| clock.get(node)).collect();
        let want: Vec<u64> = names
            .iter()
            .map(|node| model.get(node).copied().unwrap_or(0))
            .collect();
        let what = format!("get of {names:?} at {name}, after event {event} of a random history,");
        check(
            &what,
            got,
            want,
            "the maximum of each entry, then one tick of the receiver",
        );
        stamps.push((clock.clone(), model.clone()));
    }
}
