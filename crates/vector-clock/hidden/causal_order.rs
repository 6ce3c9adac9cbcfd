//! Criterion "causal order": compare, happened_before, is_concurrent_with and `PartialOrd`.

use std::cmp::Ordering;

use super::{NODES, Random, check, execution, id, ticked, word};
use crate::{CausalOrder, VectorClock};

/// Everything that the API says about a pair, in a text that a failure prints.
fn verdicts(left: &VectorClock, right: &VectorClock) -> String {
    format!(
        "compare {}, happened_before {}, is_concurrent_with {}, partial_cmp {:?}",
        word(left.compare(right)),
        left.happened_before(right),
        left.is_concurrent_with(right),
        left.partial_cmp(right),
    )
}

/// The same for a pair that stands in `order`.
fn expected(order: CausalOrder) -> String {
    let ordering = match order {
        CausalOrder::Before => Some(Ordering::Less),
        CausalOrder::After => Some(Ordering::Greater),
        CausalOrder::Equal => Some(Ordering::Equal),
        CausalOrder::Concurrent => None,
    };
    let before = matches!(order, CausalOrder::Before);
    let concurrent = matches!(order, CausalOrder::Concurrent);
    format!(
        "compare {}, happened_before {before}, is_concurrent_with {concurrent}, \
         partial_cmp {ordering:?}",
        word(order)
    )
}

/// The clock that "b:2 a:1" stands for: two ticks of b, then one of a.
fn clock(counts: &str) -> VectorClock {
    let entries = counts
        .split_whitespace()
        .filter_map(|entry| entry.split_once(':'));
    let parsed = entries.map(|(node, count)| (node, count.parse().expect("a count")));
    ticked(&parsed.collect::<Vec<(&str, u64)>>())
}

#[track_caller]
fn check_pair(left: &str, right: &str, order: CausalOrder, rule: &str) {
    let what = format!("{{{left}}} against {{{right}}}");
    check(
        &what,
        verdicts(&clock(left), &clock(right)),
        expected(order),
        rule,
    );
}

#[test]
fn a_missing_entry_stands_at_zero_on_either_side() {
    let rule = "a node that one side has not heard of counts as 0 there";
    check_pair("a:1", "a:1 b:1", CausalOrder::Before, rule);
    check_pair("a:1 b:1", "a:1", CausalOrder::After, rule);
    check_pair("b:1", "b:1 a:1", CausalOrder::Before, rule);
    check_pair("b:1 a:1", "b:1", CausalOrder::After, rule);
    check_pair("", "a:1", CausalOrder::Before, rule);
    check_pair("a:1", "", CausalOrder::After, rule);
    check_pair("a:2", "a:1 b:1", CausalOrder::Concurrent, rule);
}

#[test]
fn a_clock_is_equal_to_itself_and_so_neither_before_nor_concurrent() {
    let rule = "happened-before is irreflexive, and equal clocks do not conflict";
    check_pair("b:2 a:3", "b:2 a:3", CausalOrder::Equal, rule);
    check_pair("b:2 a:3", "b:2 a:4", CausalOrder::Before, rule);
    check_pair("b:2 a:3", "a:3 b:2", CausalOrder::Equal, rule);
    check_pair("", "", CausalOrder::Equal, rule);
}

#[test]
fn clocks_that_each_lead_somewhere_are_concurrent() {
    let rule = "each side knows of an event that the other does not";
    check_pair("a:1 b:5", "a:2 b:1", CausalOrder::Concurrent, rule);
    check_pair("a:2 b:1", "a:1 b:5", CausalOrder::Concurrent, rule);
    check_pair("a:1", "b:9", CausalOrder::Concurrent, rule);
    check_pair("z:9", "y:1", CausalOrder::Concurrent, rule);
    check_pair("a:1 b:1 c:2", "a:1 b:2 c:1", CausalOrder::Concurrent, rule);
}

#[test]
fn the_operators_say_what_compare_says() {
    let (low, high) = (clock("a:1 b:1"), clock("b:2 a:1"));
    let aside = clock("a:2");
    let rule = "< is happened-before, <= is before or equal; of concurrent clocks neither holds";
    let operators = |left: &VectorClock, right: &VectorClock| {
        [
            left < right,
            left <= right,
            left == right,
            left >= right,
            left > right,
        ]
    };
    let relations = "[<, <=, ==, >=, >]";
    check(
        &format!("{{a:1, b:1}} {relations} {{a:1, b:2}}"),
        operators(&low, &high),
        [true, true, false, false, false],
        rule,
    );
    check(
        &format!("{{a:1, b:2}} {relations} {{a:1, b:1}}"),
        operators(&high, &low),
        [false, false, false, true, true],
        rule,
    );
    check(
        &format!("{{a:2}} {relations} {{a:1, b:2}}"),
        operators(&aside, &high),
        [false; 5],
        rule,
    );
    check(
        &format!("{{a:1, b:2}} {relations} its clone"),
        operators(&high, &high.clone()),
        [false, true, true, true, false],
        rule,
    );
}

#[test]
fn random_pairs_stand_as_they_were_built_to_stand() {
    let mut random = Random::of("random_pairs_stand_as_they_were_built_to_stand");
    let names = ["q", "b", "z", "m", "a"];
    for round in 0..200 {
        let shared: Vec<u64> = names.iter().map(|_| random.below(3) as u64).collect();
        let (mut left, mut right) = (shared.clone(), shared);
        let (one, another) = (random.below(5), 1 + random.below(4));
        let order = match round % 4 {
            0 => CausalOrder::Equal,
            1 => CausalOrder::Before,
            2 => CausalOrder::After,
            _ => CausalOrder::Concurrent,
        };
        if matches!(order, CausalOrder::Before | CausalOrder::Concurrent) {
            right[one] += 1;
        }
        if matches!(order, CausalOrder::After | CausalOrder::Concurrent) {
            left[(one + another) % 5] += 1;
        }
        let listed = |side: &[u64]| -> String {
            let entries = names.iter().zip(side);
            entries
                .map(|(node, count)| format!("{node}:{count} "))
                .collect()
        };
        let rule = "before means: no entry greater, and at least one smaller";
        check_pair(&listed(&left), &listed(&right), order, rule);
    }
}

/// The theorem that makes vector clocks worth their size (Mattern 1989, "Vector Time").
#[test]
fn clocks_tell_exactly_which_events_of_an_execution_happened_before_which() {
    let steps = execution("clocks_tell_exactly_which_events_of_an_execution_happened_before_which");
    let mut clocks = vec![VectorClock::new(); NODES.len()];
    let mut stamps: Vec<VectorClock> = Vec::new();
    for step in &steps {
        let clock = &mut clocks[step.node];
        match step.heard {
            Some(heard) => clock.merge(&stamps[heard], &id(NODES[step.node])),
            None => clock.tick(&id(NODES[step.node])),
        }
        stamps.push(clock.clone());
    }
    for (later, step) in steps.iter().enumerate() {
        for earlier in 0..later {
            let order = match step.past >> earlier & 1 {
                1 => CausalOrder::Before,
                _ => CausalOrder::Concurrent,
            };
            let what = format!("event {earlier} against event {later} of a random execution");
            check(
                &what,
                verdicts(&stamps[earlier], &stamps[later]),
                expected(order),
                "clocks are ordered if and only if a chain of steps and messages leads from one \
                 event to the other",
            );
        }
    }
}
