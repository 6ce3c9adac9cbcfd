//! Criterion "last-writer-wins map": `LWWMap`.

use super::{Hands, check, id, map, merged};
use crate::{CRDT, LWWMap};

/// The keys with their values, in order.
fn pairs(map: &LWWMap<u32, u32>) -> Vec<(u32, u32)> {
    let keys = map.keys().into_iter();
    let mut pairs: Vec<(u32, u32)> = keys
        .map(|key| (*key, map.get(key).copied().unwrap_or(0)))
        .collect();
    pairs.sort_unstable();
    pairs
}

/// A map of `replica` in which these pairs were inserted at `now`.
fn filled(replica: &str, now: u64, pairs: &[(u32, u32)]) -> LWWMap<u32, u32> {
    let mut map = map(replica, now);
    for (key, value) in pairs {
        map.insert(*key, *value);
    }
    map
}

#[track_caller]
fn check_both(left: &LWWMap<u32, u32>, right: &LWWMap<u32, u32>, want: &[(u32, u32)], rule: &str) {
    check(
        "the one merged with the other",
        pairs(&merged(left, right)),
        want.to_vec(),
        rule,
    );
    check(
        "the other merged with the one",
        pairs(&merged(right, left)),
        want.to_vec(),
        rule,
    );
}

#[test]
fn a_key_has_the_value_that_was_last_inserted() {
    let mut map = filled("a", 100, &[(1, 10), (2, 20), (1, 11)]);
    check(
        "the pairs",
        pairs(&map),
        vec![(1, 11), (2, 20)],
        "the last insertion counts",
    );
    check("get 3", map.get(&3), None, "nothing was inserted there");
    let clone = map.clone();
    map.insert(3, 30);
    check(
        "the clone's pairs",
        pairs(&clone),
        vec![(1, 11), (2, 20)],
        "a clone is its own state",
    );
    let mut plain = LWWMap::new(id("a"));
    plain.insert("key".to_string(), 1_u8);
    check(
        "a map on the machine's clock",
        plain.get(&id("key")),
        Some(&1),
        "any type will do",
    );
}

#[test]
fn a_removed_key_is_neither_listed_nor_found() {
    let mut map = filled("a", 100, &[(1, 10), (2, 20)]);
    map.remove(&1);
    map.remove(&3);
    check(
        "the keys",
        map.keys(),
        vec![&2],
        "1 was removed, and 3 never inserted",
    );
    let found = [1, 2, 3].map(|key| map.contains_key(&key));
    check(
        "contains_key 1, 2, 3",
        found,
        [false, true, false],
        "as get says",
    );
    check("get 1", map.get(&1), None, "it was removed");
    map.insert(1, 12);
    check(
        "get 1, inserted again",
        map.get(&1),
        Some(&12),
        "the insertion is later",
    );
}

#[test]
fn every_key_goes_by_its_own_last_write() {
    let left = filled("a", 100, &[(1, 10), (2, 20)]);
    let right = filled("b", 50, &[(2, 21), (3, 31)]);
    let rule = "2 was written at 101 by a and at 50 by b; nobody else wrote 1 and 3";
    check_both(&left, &right, &[(1, 10), (2, 20), (3, 31)], rule);
}

#[test]
fn a_removal_wins_against_an_earlier_insertion_elsewhere() {
    let insertion = filled("b", 100, &[(1, 10), (2, 20)]);
    let mut removal = merged(&map("a", 200), &insertion);
    removal.remove(&1);
    check_both(
        &insertion,
        &removal,
        &[(2, 20)],
        "a had seen 1, and removed it",
    );
    let concurrent = filled("c", 150, &[(1, 11)]);
    check_both(
        &removal,
        &concurrent,
        &[(2, 20)],
        "c inserted at 150, a removed at 200",
    );
}

#[test]
fn an_insertion_wins_against_an_earlier_removal_elsewhere() {
    let base = filled("b", 100, &[(1, 10)]);
    let mut removal = merged(&map("a", 200), &base);
    removal.remove(&1);
    let mut insertion = merged(&map("c", 300), &base);
    insertion.insert(1, 12);
    check_both(
        &removal,
        &insertion,
        &[(1, 12)],
        "c inserted at 300, a removed at 200",
    );
}

#[test]
fn a_removal_of_an_unknown_key_wins_against_an_earlier_insertion_that_comes_later() {
    let mut removal = map("a", 200);
    removal.remove(&1);
    check(
        "the keys",
        removal.keys(),
        Vec::<&u32>::new(),
        "a removal adds no key",
    );
    let insertion = filled("b", 100, &[(1, 10)]);
    let rule = "a removal is a write, whether the key is there or not: 200 is later than 100";
    check_both(&removal, &insertion, &[], rule);
    let through = merged(&map("c", 0), &removal);
    check_both(&through, &insertion, &[], "c tells of the removal, too");
    let later = filled("b", 201, &[(1, 11)]);
    check_both(&through, &later, &[(1, 11)], "201 is later than 200");
}

#[test]
fn of_equal_times_the_greater_replica_wins_removals_too() {
    let base = filled("b", 10, &[(1, 10), (2, 20)]);
    let (early, late) = (Hands::at(500), Hands::at(500));
    let mut a: LWWMap<u32, u32> = LWWMap::with_clock(id("a"), early);
    let mut c: LWWMap<u32, u32> = LWWMap::with_clock(id("c"), late);
    a.merge(&base);
    c.merge(&base);
    a.insert(1, 11);
    c.remove(&1);
    a.remove(&2);
    c.insert(2, 22);
    let rule = "a and c wrote 1 at 500 and 2 at 501, and c is greater: 1 is gone, 2 is c's";
    check_both(&a, &c, &[(2, 22)], rule);
}
