//! Criterion "last-writer-wins register": `LWWRegister`.

use super::{check, content, id, merged, register, written};
use crate::{LWWRegister, SystemClock};

#[test]
fn a_register_holds_what_was_written_last() {
    let mut own = register("a", 100);
    own.set(1);
    check(
        "the content",
        content(&own),
        (Some(1), 100, id("a")),
        "1 was written at 100 by a",
    );
    own.set(2);
    check(
        "the value after a second write",
        own.get(),
        Some(&2),
        "the last write wins",
    );
    let mut clone = own.clone();
    clone.set(3);
    check(
        "the value after the clone's write",
        own.get(),
        Some(&2),
        "a clone is its own state",
    );
}

#[test]
fn the_later_write_wins_whoever_merges_whom() {
    let (early, late) = (written("b", 100, 1), written("a", 101, 2));
    let rule = "101 is later than 100";
    let want = (Some(2), 101, id("a"));
    check(
        "early merged with late",
        content(&merged(&early, &late)),
        want.clone(),
        rule,
    );
    check(
        "late merged with early",
        content(&merged(&late, &early)),
        want,
        rule,
    );
}

#[test]
fn of_equal_times_the_greater_replica_wins() {
    let (a, b) = (written("a", 100, 1), written("b", 100, 2));
    let rule = "both wrote at 100, and b is greater than a";
    let want = (Some(2), 100, id("b"));
    check(
        "a merged with b",
        content(&merged(&a, &b)),
        want.clone(),
        rule,
    );
    check("b merged with a", content(&merged(&b, &a)), want, rule);
}

#[test]
fn a_value_keeps_the_timestamp_of_its_write_on_all_its_ways() {
    let newest = written("a", 300, 3);
    let older = written("b", 200, 2);
    let carrier = merged(&written("c", 100, 1), &newest);
    let rule = "a merge takes over value and timestamp together";
    let want = (Some(3), 300, id("a"));
    check(
        "c at 100, merged with a at 300,",
        content(&carrier),
        want.clone(),
        rule,
    );
    let after = merged(&carrier, &older);
    check(
        "that, merged with b at 200,",
        content(&after),
        want.clone(),
        rule,
    );
    let third = merged(&older, &carrier);
    check(
        "b at 200, merged with what c carries,",
        content(&third),
        want,
        rule,
    );
}

#[test]
fn a_register_keeps_its_own_name_whoever_wrote_last() {
    let mut a = merged(&register("a", 100), &written("b", 500, 1));
    check("the writer", content(&a).2, id("b"), "b wrote it");
    a.set(2);
    check(
        "the writer of a's own write",
        content(&a).2,
        id("a"),
        "this register is a's",
    );
    let c = merged(&written("c", 501, 3), &a);
    let want = (Some(3), 501, id("c"));
    check(
        "a's write at 501 against c's",
        content(&c),
        want,
        "c is greater than a",
    );
}

#[test]
fn a_register_without_a_write_takes_all_and_gives_nothing() {
    let empty = register("z", 900);
    let rule = "before the first write the time is 0, whatever the clock says";
    check(
        "the content before",
        content(&empty),
        (None, 0, id("z")),
        rule,
    );
    let some = written("a", 5, 1);
    check(
        "written, merged with empty",
        merged(&some, &empty).get(),
        Some(&1),
        rule,
    );
    check(
        "empty, merged with written",
        merged(&empty, &some).get(),
        Some(&1),
        rule,
    );
    check(
        "the time of that",
        content(&merged(&empty, &some)).1,
        5,
        rule,
    );
}

#[test]
fn a_register_without_a_clock_of_its_own_is_on_the_machine_s() {
    let before = crate::Clock::now(&SystemClock);
    let mut own = LWWRegister::new(id("a"));
    own.set(1_u32);
    let rule = "new() is on SystemClock, in nanoseconds since 1970";
    let time = own.timestamp().time;
    let what = format!("{time}, written after the clock showed {before}, is no earlier");
    check(&what, time >= before, true, rule);
    let year_2020 = 50 * 365 * 86_400 * 1_000_000_000;
    let what = format!("{time} is a time after 2019");
    check(&what, time > year_2020, true, rule);
    check("the value", own.get(), Some(&1), "it was written");
}
