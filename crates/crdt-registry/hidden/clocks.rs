//! Criterion "clocks that go wrong": times of writes, whatever the clock does.

use std::sync::Arc;

use super::{Hands, check, content, id, map, merged, register, written};
use crate::{CRDT, LWWMap, LWWRegister, ManualClock};

#[test]
fn a_write_has_the_time_of_a_clock_that_goes_on() {
    let clock = Arc::new(ManualClock::new(7));
    let mut register = LWWRegister::with_clock(id("a"), clock.clone());
    let mut times = Vec::new();
    for now in [7, 1_000, 1_001, u64::MAX - 1] {
        clock.set(now);
        register.set(0);
        times.push(register.timestamp().time);
    }
    let rule = "a clock that is later than all writes is believed";
    check(
        "the times",
        times,
        vec![7, 1_000, 1_001, u64::MAX - 1],
        rule,
    );
}

#[test]
fn times_go_on_while_the_clock_stands_still_or_is_set_back() {
    let clock = Hands::at(50);
    let mut moved = LWWRegister::with_clock(id("a"), clock.clone());
    let mut times = Vec::new();
    for now in [50, 50, 10, 0, 52, 54, 55] {
        clock.set(now);
        moved.set(0);
        times.push(moved.timestamp().time);
    }
    let rule = "a write is one past the last time unless the clock is later";
    check("the times", times, vec![50, 51, 52, 53, 54, 55, 56], rule);
    let mut first = register("b", 0);
    first.set(1);
    check(
        "the first time on a clock at 0",
        content(&first).1,
        1,
        "0 is before any write",
    );
}

#[test]
fn a_write_wins_against_all_that_its_replica_had_merged() {
    let mut slow = merged(&register("a", 3), &written("b", 800, 1));
    slow.set(2);
    let rule = "a had seen b's write at 800 when it wrote";
    check("a's content", content(&slow), (Some(2), 801, id("a")), rule);
    let mut again = merged(&written("a", 3, 1), &written("b", 5, 2));
    again = merged(&again, &written("c", 4, 3));
    again.set(4);
    check(
        "the time after merging 5 and 4",
        content(&again).1,
        6,
        "one past the greatest",
    );
}

#[test]
fn a_write_to_a_map_is_later_than_all_that_it_has_written_or_merged() {
    let mut ahead = map("b", 800);
    ahead.insert(7, 70);
    ahead.insert(8, 80);
    let mut slow = merged(&map("a", 3), &ahead);
    slow.remove(&8);
    slow.insert(7, 71);
    let rule = "a had seen b's writes, so its own are later although its clock is behind";
    check("7 at a", slow.get(&7), Some(&71), rule);
    ahead.merge(&slow);
    check("7 at b", ahead.get(&7), Some(&71), rule);
    check("8 at b", ahead.get(&8), None, rule);
    // a's writes were at 802 and 803, both under other keys.
    slow.insert(9, 90);
    let mut other = map("z", 803);
    other.insert(9, 91);
    slow.merge(&other);
    let rule = "a had merged a write at 801 and written two since, so this third one is at 804";
    check("9 at a", slow.get(&9), Some(&90), rule);
}

#[test]
fn clones_of_a_register_never_write_at_the_same_time() {
    let first = written("a", 100, 0);
    let (mut left, mut right) = (first.clone(), first.clone());
    left.set(1);
    right.set(2);
    let times = (content(&left).1, content(&right).1);
    let rule = "clones share the times that they give out, or a tie of two values is never broken";
    check("equal times", times.0 == times.1, false, rule);
    let (one, two) = (merged(&left, &right), merged(&right, &left));
    check("left merged with right", content(&one), content(&two), rule);
    check(
        "the winner",
        one.get(),
        Some(&2),
        "right wrote after left, by one clock",
    );
}

#[test]
fn clones_of_a_map_never_write_at_the_same_time() {
    let mut first = map("a", 100);
    first.insert(1, 10);
    let (mut left, mut right) = (first.clone(), first.clone());
    left.insert(1, 11);
    right.insert(1, 12);
    let rule = "clones share the times that they give out, or a tie of two values is never broken";
    check(
        "left merged with right",
        merged(&left, &right).get(&1),
        Some(&12),
        rule,
    );
    check(
        "right merged with left",
        merged(&right, &left).get(&1),
        Some(&12),
        rule,
    );
}

#[test]
fn there_is_no_write_after_the_last_time() {
    let mut full = register("a", u64::MAX);
    full.set(1);
    let last = (Some(1), u64::MAX, id("a"));
    check(
        "the content at u64::MAX",
        content(&full),
        last.clone(),
        "it was written in time",
    );
    full.set(2);
    let rule = "a second write at u64::MAX could not be told from the first";
    check("the content after one more", content(&full), last, rule);
    let mut map: LWWMap<u32, u32> = LWWMap::with_clock(id("a"), Hands::at(u64::MAX));
    map.insert(1, 10);
    map.insert(1, 11);
    map.remove(&1);
    check("1 in the map", map.get(&1), Some(&10), rule);
}

#[test]
fn a_write_to_a_map_is_later_than_the_removals_that_it_has_merged() {
    let mut ahead = map("b", 5_000);
    ahead.remove(&7);
    let mut slow = merged(&map("a", 1_000), &ahead);
    slow.insert(7, 1);
    let rule = "a had merged b's removal at 5000 before it inserted, so it writes at 5001: removals \
                have times as insertions have";
    check("7 at a", slow.get(&7), Some(&1), rule);
    ahead.merge(&slow);
    check("7 at b, after merging a,", ahead.get(&7), Some(&1), rule);
}

#[test]
fn a_write_to_a_map_is_later_than_what_it_has_merged_under_other_keys() {
    let mut ahead = map("b", 5_000);
    ahead.insert(7, 70);
    let mut slow = merged(&map("a", 1_000), &ahead);
    slow.insert(8, 1);
    let mut other = map("c", 3_000);
    other.insert(8, 2);
    let rule =
        "a had merged a write at 5000 under 7, so its own under 8 is at 5001, and c's at 3000";
    check(
        "8 at c, after merging a,",
        merged(&other, &slow).get(&8),
        Some(&1),
        rule,
    );
    check(
        "8 at a, after merging c,",
        merged(&slow, &other).get(&8),
        Some(&1),
        rule,
    );
}

#[test]
fn there_is_no_write_to_a_map_after_a_merged_removal_at_the_last_time() {
    let mut last = map("b", u64::MAX);
    last.remove(&7);
    let mut a = map("a", 1_000);
    a.insert(6, 1);
    a.merge(&last);
    a.insert(7, 1);
    a.insert(8, 1);
    let rule = "a has merged a removal at u64::MAX, and no time is later, under whatever key";
    check("7 at a", a.get(&7), None, rule);
    check("8 at a", a.get(&8), None, rule);
    let rule = "it was inserted before that";
    check("6 at a", a.get(&6), Some(&1), rule);
}

#[test]
fn of_all_clones_of_a_register_one_writes_at_the_last_time() {
    let mut left = register("a", u64::MAX);
    let mut right = left.clone();
    left.set(1);
    right.set(2);
    let rule =
        "its clone has written at u64::MAX, and no two writes have the same time and replica";
    check("the left one", left.get(), Some(&1), "it wrote first");
    check("the right one", right.get(), None, rule);
}

#[test]
fn of_all_clones_of_a_map_one_writes_at_the_last_time() {
    let mut left = map("a", u64::MAX);
    let mut right = left.clone();
    left.insert(7, 1);
    right.insert(7, 2);
    let rule =
        "its clone has written at u64::MAX, and no two writes have the same time and replica";
    check(
        "7 in the left one",
        left.get(&7),
        Some(&1),
        "it wrote first",
    );
    check("7 in the right one", right.get(&7), None, rule);
}

#[test]
fn a_write_need_not_be_later_than_what_its_replica_has_not_merged() {
    let mut a = register("a", 100);
    let mut clone = a.clone();
    a.set(1);
    clone.set(2);
    let mut b = merged(&register("b", 5), &a);
    b.set(3);
    let rule = "a wrote at 100 and its clone at 101; b merged a, but not the clone, so its last time is \
                100, and it writes one past that";
    check("b's content", content(&b), (Some(3), 101, id("b")), rule);
}
