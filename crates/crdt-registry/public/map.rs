//! `LWWMap`, and `Shared`.

use std::sync::Arc;

use crate::{CRDT, GCounter, LWWMap, ManualClock, Shared};

#[test]
fn a_removal_wins_against_an_earlier_insertion() {
    let clock = Arc::new(ManualClock::new(1_000));
    let mut map_a = LWWMap::with_clock("A".to_string(), clock.clone());
    let mut map_b = LWWMap::with_clock("B".to_string(), clock.clone());
    map_a.insert("colour", "red");
    map_b.merge(&map_a);
    clock.set(2_000);
    map_b.remove(&"colour");
    map_a.merge(&map_b);

    assert_eq!(map_a.get(&"colour"), None, "B removed it later");
    assert!(map_a.keys().is_empty(), "no key is left");
}

#[test]
fn handles_share_one_state() {
    let one = Shared::new(GCounter::new());
    let other = one.clone();
    other.update(|counter| counter.increment(&"A".to_string()));
    assert_eq!(
        one.read(|counter| counter.value()),
        1,
        "it is the same counter"
    );
}
