//! Criterion "clean-up and events": what is told of leases that end, and when.

use super::{Desk, NANOSECOND, check, ms};
use crate::LockServiceConfig;

/// No warnings, and a clean-up with each tick.
fn eager() -> Desk {
    Desk::with(LockServiceConfig {
        cleanup_interval: 0,
        renewal_margin: 0.0,
        ..Default::default()
    })
}

#[test]
fn a_clean_up_names_each_lock_that_ran_out_once() {
    let mut desk = Desk::open();
    for (lock, lease) in [("c", 1_000), ("a", 2_000), ("b", 3_000), ("d", 2_000)] {
        desk.acquire_for(lock, "alice", Some(ms(lease)));
    }
    desk.release("d", "alice", 4);
    desk.pass(2_000);
    check(
        "cleanup_expired when c and a have run out, b has not, and d was released",
        desk.clean_up(),
        "a c",
        "the ids of the locks that have run out, in ascending order",
    );
    check("cleanup_expired again", desk.clean_up(), "", "each once");
    desk.acquire_for("a", "bob", Some(ms(1_000)));
    desk.pass(1_000);
    check(
        "cleanup_expired when b has run out, and a once more",
        desk.clean_up(),
        "a b",
        "each lease that runs out counts",
    );
}

#[test]
fn an_expiry_is_told_once_by_the_next_tick_whoever_saw_it() {
    let rule = "each expiry is told once, by the next tick after it was seen: by a clean-up of its \
                own, by cleanup_expired, or by the client that took over";
    let mut desk = eager();
    desk.acquire_for("ticked", "alice", Some(ms(1_000)));
    desk.acquire_for("cleaned", "alice", Some(ms(1_000)));
    desk.acquire_for("taken", "alice", Some(ms(1_000)));
    check(
        "tick before anything ran out",
        desk.tick(),
        "",
        "nothing has happened",
    );
    desk.pass(1_000);
    desk.acquire("taken", "bob");
    check(
        "tick after alice's leases ran out and bob took one over",
        desk.tick(),
        "cleaned of alice expired, taken of alice expired, ticked of alice expired",
        rule,
    );
    check("tick again", desk.tick(), "", rule);
    desk.acquire_for("cleaned", "carol", Some(ms(500)));
    desk.pass(500);
    desk.clean_up();
    desk.clean_up();
    desk.acquire("cleaned", "alice");
    check(
        "tick after carol's lease ran out, was cleaned up twice and taken over",
        desk.tick(),
        "cleaned of carol expired",
        rule,
    );
    check("tick again after that", desk.tick(), "", rule);
}

#[test]
fn expiries_are_told_in_the_order_in_which_they_happened() {
    let mut desk = eager();
    for (lock, lease) in [("z", 1_000), ("m", 3_000), ("b", 2_000), ("a", 3_000)] {
        desk.acquire_for(lock, "alice", Some(ms(lease)));
    }
    desk.pass(1_500);
    desk.acquire_for("z", "bob", Some(ms(1_000)));
    desk.pass(1_500);
    check(
        "tick after z, b, z again, then a and m at one instant",
        desk.tick(),
        "z of alice expired, b of alice expired, z of bob expired, a of alice expired, m of alice \
         expired",
        "by the instant of the expiry, then by lock id",
    );
}

#[test]
fn a_tick_cleans_up_once_an_interval() {
    let mut desk = Desk::with(LockServiceConfig {
        renewal_margin: 0.0,
        ..Default::default()
    });
    desk.acquire_for("a", "alice", Some(ms(1_000)));
    desk.clock.pass(ms(5_000) - NANOSECOND);
    let rule = "a tick cleans up when cleanup_interval has passed since the last clean-up, or since \
                the service began";
    check("tick a nanosecond before 5,000 ms", desk.tick(), "", rule);
    check(
        "list_locks then",
        desk.listed(),
        "",
        "what has expired is not held, though nobody has cleaned up",
    );
    desk.clock.pass(NANOSECOND);
    check("tick at 5,000 ms", desk.tick(), "a of alice expired", rule);
    desk.acquire_for("b", "alice", Some(ms(1_000)));
    desk.pass(2_000);
    check(
        "cleanup_expired at 7,000 ms",
        desk.clean_up(),
        "b",
        "it does not wait for the interval",
    );
    desk.acquire_for("c", "alice", Some(ms(1_000)));
    desk.pass(4_999);
    check(
        "tick at 11,999 ms",
        desk.tick(),
        "b of alice expired",
        "what is cleaned up already is told by any tick, and cleanup_expired is a clean-up too: the \
         next one is due at 12,000 ms",
    );
    desk.pass(1);
    check("tick at 12,000 ms", desk.tick(), "c of alice expired", rule);
}

#[test]
fn a_holder_is_warned_once_when_the_margin_is_reached() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.clock.pass(ms(15_000) - NANOSECOND);
    let rule = "LockExpiringSoon is told once between two renewals, by the first tick that finds no \
                more than renewal_margin of the lease's length left";
    check(
        "tick a nanosecond before half of 30,000 ms",
        desk.tick(),
        "",
        rule,
    );
    desk.clock.pass(NANOSECOND);
    check(
        "tick at half",
        desk.tick(),
        "door of alice has 15000 ms",
        rule,
    );
    desk.pass(1_000);
    check("tick after that", desk.tick(), "", rule);
    desk.renew("door", "alice", 1, Some(100_000));
    check("tick after a renewal by 100,000 ms", desk.tick(), "", rule);
    desk.pass(49_999);
    check("tick with 50,001 ms of it left", desk.tick(), "", rule);
    desk.pass(10_001);
    check(
        "tick with 40,000 ms of it left",
        desk.tick(),
        "door of alice has 40000 ms",
        rule,
    );
    desk.pass(40_000);
    check(
        "tick at its end",
        desk.tick(),
        "door of alice expired",
        "what has expired does not expire soon",
    );
}

#[test]
fn warnings_come_after_expiries_and_in_the_order_of_the_ends() {
    let mut desk = Desk::open();
    for (lock, lease) in [
        ("late", 14_000),
        ("b", 12_000),
        ("a", 12_000),
        ("gone", 6_000),
    ] {
        desk.acquire_for(lock, "alice", Some(ms(lease)));
    }
    desk.pass(8_000);
    check(
        "tick when one has expired and three have less than half left",
        desk.tick(),
        "gone of alice expired, a of alice has 4000 ms, b of alice has 4000 ms, late of alice has \
         6000 ms",
        "expiries first; warnings by the end of the lease, then by lock id",
    );
}

#[test]
fn who_has_released_or_renewed_in_time_is_not_warned() {
    let mut desk = Desk::open();
    desk.acquire("released", "alice");
    desk.acquire("renewed", "alice");
    desk.acquire("taken", "alice");
    desk.pass(14_000);
    desk.release("released", "alice", 1);
    desk.renew("renewed", "alice", 2, None);
    desk.release("taken", "alice", 3);
    desk.acquire("taken", "bob");
    desk.pass(6_000);
    check(
        "tick at 20,000 ms, with releases, a renewal and a new holder at 14,000 ms",
        desk.tick(),
        "",
        "a lease that has ended is over, and one renewed at 14,000 ms has 24,000 ms left",
    );
    desk.pass(9_000);
    check(
        "tick at 29,000 ms",
        desk.tick(),
        "renewed of alice has 15000 ms, taken of bob has 15000 ms",
        "the half of the leases of 14,000 ms is reached",
    );
}

#[test]
fn the_margin_is_taken_from_0_to_nine_tenths() {
    let warned = |margin: f64, at: u64| {
        let mut desk = Desk::with(LockServiceConfig {
            renewal_margin: margin,
            ..Default::default()
        });
        desk.acquire_for("door", "alice", Some(ms(10_000)));
        desk.pass(at);
        desk.tick()
    };
    let rule = "renewal_margin is a part from 0 to 0.9; what is outside counts as the nearest of the \
                two, and what is no number as 0";
    let cases = [
        (0.25, 7_499, ""),
        (0.25, 7_500, "door of alice has 2500 ms"),
        (0.9, 500, ""),
        (0.9, 1_500, "door of alice has 8500 ms"),
        (7.5, 500, ""),
        (7.5, 1_500, "door of alice has 8500 ms"),
        (-1.0, 9_999, ""),
        (f64::NAN, 9_999, ""),
    ];
    for (margin, at, want) in cases {
        let done = format!("tick {at} ms after a grant for 10,000 ms, margin {margin}");
        check(&done, warned(margin, at), want, rule);
    }
}

#[test]
fn leases_of_one_lock_that_end_at_one_instant_are_told_by_their_tokens() {
    let mut desk = eager();
    for client in ["zoe", "amy", "bob"] {
        desk.acquire_for("door", client, Some(ms(0)));
    }
    check(
        "tick after leases of 0 ms of zoe, amy and bob at one instant",
        desk.tick(),
        "door of zoe expired, door of amy expired, door of bob expired",
        "expiries of one instant and one lock are told in the order of their tokens",
    );
}

#[test]
fn a_renewal_that_leaves_the_end_where_it_was_moves_the_margin() {
    let mut desk = Desk::open();
    desk.acquire_for("door", "alice", Some(ms(10_000)));
    desk.pass(1_000);
    desk.renew("door", "alice", 1, Some(1_000));
    desk.pass(4_000);
    let rule = "a renewal begins a new length, also one that leaves expires_at where it was: at \
                1,000 ms, with the end at 10,000 ms, it is 9,000 ms, half of which is left at 5,500 \
                ms; and it may be warned of once more";
    let done = "a lease of 10,000 ms, renewed by 1,000 ms at 1,000 ms";
    check(&format!("tick at 5,000 ms, {done}"), desk.tick(), "", rule);
    desk.pass(1_000);
    check(
        &format!("tick at 6,000 ms, {done}"),
        desk.tick(),
        "door of alice has 4000 ms",
        rule,
    );
    desk.renew("door", "alice", 1, Some(1_000));
    desk.pass(1_999);
    let done = "the same, renewed by 1,000 ms at 6,000 ms, too";
    check(&format!("tick at 7,999 ms, {done}"), desk.tick(), "", rule);
    desk.pass(1);
    check(
        &format!("tick at 8,000 ms, {done}"),
        desk.tick(),
        "door of alice has 2000 ms",
        rule,
    );
}

#[test]
fn what_is_left_at_the_margin_is_rounded_down_to_whole_nanoseconds() {
    let rule = "the margin is reached when no more than renewal_margin times the length is left, \
                rounded down to whole nanoseconds";
    let warned = |margin: f64, lease: u32, passed: u32| {
        let mut desk = Desk::with(LockServiceConfig {
            renewal_margin: margin,
            ..Default::default()
        });
        desk.acquire_for("door", "alice", Some(NANOSECOND * lease));
        desk.clock.pass(NANOSECOND * passed);
        desk.tick()
    };
    let cases = [
        (0.9, 1, 0, ""),
        (0.5, 3, 1, ""),
        (0.5, 3, 2, "door of alice has 0 ms 1 ns"),
    ];
    for (margin, lease, passed, want) in cases {
        let done = format!("tick {passed} ns after a grant for {lease} ns, margin {margin}");
        check(&done, warned(margin, lease, passed), want, rule);
    }
}
