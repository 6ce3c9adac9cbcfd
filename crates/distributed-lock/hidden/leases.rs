//! Criterion "lengths of leases": what is too long, what is nothing, and what is not said.

use std::time::Duration;

use super::{Desk, NANOSECOND, check, ms};
use crate::{LockError, LockServiceConfig};

fn short() -> LockServiceConfig {
    LockServiceConfig {
        max_lease_duration: 1_000,
        default_lease_duration: 400,
        ..Default::default()
    }
}

#[test]
fn the_longest_lease_is_granted_and_a_nanosecond_more_is_not() {
    let mut desk = Desk::open();
    check(
        "alice acquires door for 300,000 ms",
        desk.acquire_for("door", "alice", Some(ms(300_000))),
        "granted #1 until 300000 ms",
        "the maximum itself is allowed",
    );
    let rule = "more than max_lease_duration is refused; milliseconds are rounded up";
    check(
        "bob acquires gate for 300,000 ms and 1 ns",
        desk.acquire_for("gate", "bob", Some(ms(300_000) + NANOSECOND)),
        "LeaseTooLong(requested 300001, max 300000)",
        rule,
    );
    check(
        "alice renews door by 300,000 ms and 1 ns",
        desk.renew_by("door", "alice", 1, Some(ms(300_000) + NANOSECOND)),
        "LeaseTooLong(requested 300001, max 300000)",
        rule,
    );
    check(
        "alice renews door by 400,000 ms",
        desk.renew("door", "alice", 1, Some(400_000)),
        "LeaseTooLong(requested 400000, max 300000)",
        rule,
    );
    check(
        "get_lock_info of door after the refused renewals",
        desk.info("door"),
        "door: alice #1 from 0 ms until 300000 ms",
        "a refusal changes nothing",
    );
}

#[test]
fn a_length_of_more_milliseconds_than_a_u64_holds_is_too_long() {
    let mut desk = Desk::with(short());
    let rule = "what does not fit into u64 milliseconds is more than any maximum, and is shown as \
                u64::MAX";
    let want = "LeaseTooLong(requested 18446744073709551615, max 1000)";
    // In milliseconds 2^64 + 384: cut off to a u64, that is 384.
    let wraps = Duration::from_secs(18_446_744_073_709_552);
    check(
        "alice acquires door for 18,446,744,073,709,552 s",
        desk.acquire_for("door", "alice", Some(wraps)),
        want,
        rule,
    );
    check(
        "alice acquires door for Duration::MAX",
        desk.acquire_for("door", "alice", Some(Duration::MAX)),
        want,
        rule,
    );
    desk.acquire("door", "alice");
    check(
        "alice renews door by Duration::MAX",
        desk.renew_by("door", "alice", 1, Some(Duration::MAX)),
        want,
        rule,
    );
}

#[test]
fn the_default_is_used_where_nothing_is_said_and_obeys_the_maximum() {
    let mut desk = Desk::with(short());
    check(
        "alice acquires door, default 400 ms",
        desk.acquire("door", "alice"),
        "granted #1 until 400 ms",
        "default_lease_duration is the length of a lease for which none was asked",
    );
    let mut desk = Desk::with(LockServiceConfig {
        default_lease_duration: 1_001,
        ..short()
    });
    let rule = "the default obeys max_lease_duration too";
    let want = "LeaseTooLong(requested 1001, max 1000)";
    check(
        "alice acquires door, default 1,001 ms, maximum 1,000 ms",
        desk.acquire("door", "alice"),
        want,
        rule,
    );
    desk.acquire_for("door", "alice", Some(ms(10)));
    check(
        "alice renews door without an extension",
        desk.renew("door", "alice", 1, None),
        want,
        rule,
    );
}

#[test]
fn a_lease_of_zero_is_granted_and_over_at_once() {
    let mut desk = Desk::open();
    check(
        "alice acquires door for 0 ms",
        desk.acquire_for("door", "alice", Some(Duration::ZERO)),
        "granted #1 until 0 ms",
        "no length is too short",
    );
    let rule = "now >= expires_at is expired, so a lease of zero never is valid";
    check("is_valid of it", desk.valid("door", 1), "false", rule);
    check("get_lock_info of it", desk.info("door"), "nothing", rule);
    check(
        "bob acquires door at the same instant",
        desk.acquire("door", "bob"),
        "granted #2 until 30000 ms",
        rule,
    );
}

#[test]
fn too_long_is_said_before_anything_else() {
    let mut desk = Desk::with(short());
    desk.acquire("door", "alice");
    let rule = "LeaseTooLong comes first: such a request is wrong whatever the lock's state";
    let want = "LeaseTooLong(requested 1001, max 1000)";
    check(
        "bob asks for the held door for 1,001 ms",
        desk.acquire_for("door", "bob", Some(ms(1_001))),
        want,
        rule,
    );
    check(
        "bob renews the unknown attic by 1,001 ms",
        desk.renew("attic", "bob", 9, Some(1_001)),
        want,
        rule,
    );
    check(
        "bob renews alice's door by 1,001 ms",
        desk.renew("door", "bob", 9, Some(1_001)),
        want,
        rule,
    );
    let guard = desk.try_guard("door", "bob", ms(1_001));
    let refused = matches!(
        guard,
        Err(LockError::LeaseTooLong {
            requested: 1_001,
            max: 1_000
        })
    );
    check(
        "whether bob's acquire_with_auto_renew of the held door for 1,001 ms is LeaseTooLong",
        refused.to_string(),
        "true",
        rule,
    );
}
