//! Criterion "one holder at a time", on one thread: where a lease ends, and that it stays so.

use super::{Desk, NANOSECOND, check, ms};

#[test]
fn a_lease_is_valid_until_the_nanosecond_before_its_end() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.clock.pass(ms(30_000) - NANOSECOND);
    let rule = "a lease is valid while now < expires_at";
    check(
        "is_valid a nanosecond before",
        desk.valid("door", 1),
        "true",
        rule,
    );
    check(
        "list_locks a nanosecond before",
        desk.listed(),
        "door",
        rule,
    );
    desk.clock.pass(NANOSECOND);
    let rule = "now >= expires_at is expired, at the very instant too, and nobody need clean up";
    check(
        "is_valid at expires_at",
        desk.valid("door", 1),
        "false",
        rule,
    );
    check(
        "get_lock_info at expires_at",
        desk.info("door"),
        "nothing",
        rule,
    );
    check("list_locks at expires_at", desk.listed(), "", rule);
    check(
        "list_client_locks at expires_at",
        desk.listed_of("alice"),
        "",
        rule,
    );
    desk.pass(1_000_000);
    check("list_locks long after", desk.listed(), "", rule);
}

#[test]
fn the_next_client_gets_the_lock_at_the_very_instant_and_not_before() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.clock.pass(ms(30_000) - NANOSECOND);
    check(
        "bob asks a nanosecond before alice's lease ends",
        desk.acquire("door", "bob"),
        "held by alice until 30000 ms",
        "a lease is valid while now < expires_at",
    );
    desk.clock.pass(NANOSECOND);
    desk.acquire("door", "bob");
    check(
        "list_client_locks of bob, who asks at the instant at which alice's lease ends",
        desk.listed_of("bob"),
        "door",
        "now >= expires_at is expired, and nobody need clean up",
    );
    check(
        "is_valid of alice's token",
        desk.valid("door", 1),
        "false",
        "bob has the lock",
    );
}

#[test]
fn an_expired_lease_is_never_renewed() {
    for late in [0, 1, 60_000] {
        let mut desk = Desk::open();
        desk.acquire("door", "alice");
        desk.pass(30_000 + late);
        let when = format!("(alice's lease ended {late} ms ago)");
        let rule = "an expired lease may be somebody else's already: it does not come back";
        let renewed = desk.renew("door", "alice", 1, None).starts_with("until");
        check(
            &format!("whether alice can renew {when}"),
            renewed.to_string(),
            "false",
            rule,
        );
        check(
            &format!("is_valid after she tried {when}"),
            desk.valid("door", 1),
            "false",
            rule,
        );
        check(
            &format!("bob asks after she tried {when}"),
            desk.acquire("door", "bob"),
            &format!("granted #2 until {} ms", 60_000 + late),
            rule,
        );
        desk.renew("door", "alice", 1, Some(90_000));
        check(
            &format!("list_client_locks of bob after she tried again {when}"),
            desk.listed_of("bob"),
            "door",
            rule,
        );
        desk.pass(30_000);
        check(
            &format!("list_locks when bob's lease is over, too {when}"),
            desk.listed(),
            "",
            rule,
        );
    }
}

#[test]
fn nobody_but_the_holder_frees_a_lock() {
    let mut desk = Desk::open();
    let rule = "a lock is freed by its holder with the token of its grant, or by its expiry";
    desk.acquire("door", "alice");
    desk.release("door", "bob", 1);
    desk.release("door", "alice", 0);
    desk.end_session("bob");
    check(
        "list_client_locks of alice after releases by bob and with another token",
        desk.listed_of("alice"),
        "door",
        rule,
    );
    desk.release("door", "alice", 1);
    desk.acquire("door", "bob");
    desk.release("door", "alice", 1);
    check(
        "list_client_locks of bob after alice's release arrived once more",
        desk.listed_of("bob"),
        "door",
        rule,
    );
    desk.pass(30_000);
    desk.acquire("door", "alice");
    desk.release("door", "bob", 2);
    desk.release("door", "alice", 1);
    check(
        "list_client_locks of alice after late releases of the grants before hers",
        desk.listed_of("alice"),
        "door",
        rule,
    );
}

#[test]
fn clean_up_takes_no_lock_from_its_holder() {
    let mut desk = Desk::open();
    desk.acquire_for("old", "alice", Some(ms(10_000)));
    desk.acquire_for("renewed", "alice", Some(ms(10_000)));
    desk.acquire_for("taken", "alice", Some(ms(10_000)));
    desk.pass(9_999);
    desk.renew("renewed", "alice", 2, Some(60_000));
    desk.pass(1);
    desk.acquire("taken", "bob");
    check(
        "cleanup_expired with one lease expired, one renewed, one gone to bob",
        desk.clean_up(),
        "old",
        "only locks whose last lease has run out are cleaned up",
    );
    desk.tick();
    check(
        "list_locks after it",
        desk.listed(),
        "renewed taken",
        "a clean-up never ends a valid lease, however it came about",
    );
}

#[test]
fn a_guard_does_not_bring_back_a_lease_that_ran_out_while_the_process_stood_still() {
    for late in [0, 1, 100_000] {
        let mut desk = Desk::open();
        let guard = desk.guard("door", "alice", 10_000);
        desk.stall(10_000 + late);
        let done = format!("(the guard's lease ended {late} ms before the process woke up)");
        let rule = "what a guard finds lost stays lost: it never renews an expired lease";
        let left = guard.time_remaining();
        check(
            &format!("time_remaining {done}"),
            super::length(left),
            "0 ms",
            rule,
        );
        check(&format!("list_locks {done}"), desk.listed(), "", rule);
        desk.pass(5_000);
        check(&format!("list_locks later {done}"), desk.listed(), "", rule);
        let want = format!("granted #2 until {} ms", 45_000 + late);
        check(
            &format!("bob acquires {done}"),
            desk.acquire("door", "bob"),
            &want,
            rule,
        );
    }
}

#[test]
fn a_guard_that_lost_its_lock_leaves_the_next_holder_alone() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    // Bob comes before alice's late alarm does.
    desk.clock.pause(ms(10_000));
    desk.acquire_for("door", "bob", Some(ms(10_000)));
    desk.pass(9_000);
    let rule = "a guard renews and releases its own grant, never the next one";
    check(
        "get_lock_info of bob's lock, after alice's alarms",
        desk.info("door"),
        "door: bob #2 from 10000 ms until 20000 ms",
        rule,
    );
    check(
        "time_remaining of alice's guard",
        super::length(guard.time_remaining()),
        "0 ms",
        "the lock is bob's",
    );
    drop(guard);
    check(
        "get_lock_info of bob's lock, after alice's guard is dropped",
        desk.info("door"),
        "door: bob #2 from 10000 ms until 20000 ms",
        rule,
    );
    desk.pass(1_000);
    check(
        "is_valid of bob's token at its end",
        desk.valid("door", 2),
        "false",
        rule,
    );
}

#[test]
fn a_lost_guard_leaves_a_later_grant_of_the_same_client_alone() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    desk.clock.pause(ms(10_000));
    desk.acquire_for("door", "alice", Some(ms(10_000)));
    desk.pass(9_000);
    let rule = "a grant is known by its token: the same client with a later one is another holder";
    check(
        "get_lock_info of alice's second lease, after the alarms of her lost guard",
        desk.info("door"),
        "door: alice #2 from 10000 ms until 20000 ms",
        rule,
    );
    check(
        "time_remaining of the lost guard",
        super::length(guard.time_remaining()),
        "0 ms",
        rule,
    );
    check(
        "whether the lost guard has a handle",
        guard.handle().is_some().to_string(),
        "false",
        rule,
    );
    drop(guard);
    check(
        "is_valid of the second token after the lost guard is dropped",
        desk.valid("door", 2),
        "true",
        rule,
    );
}
