//! Criterion "sessions": a client that says good-bye, and one that does not.

use super::{Desk, check, length, ms};

#[test]
fn the_end_of_a_session_releases_all_that_the_client_holds() {
    let mut desk = Desk::open();
    for (lock, client) in [("m", "alice"), ("b", "bob"), ("z", "alice"), ("a", "alice")] {
        desk.acquire(lock, client);
    }
    check(
        "end_session of alice",
        desk.end_session("alice"),
        "a m z",
        "the ids of all locks that the client held, in ascending order",
    );
    check(
        "list_locks after it",
        desk.listed(),
        "b",
        "the others keep theirs",
    );
    check(
        "bob acquires what she had",
        desk.acquire("m", "bob"),
        "granted #5 until 30000 ms",
        "her locks are free at once",
    );
    check(
        "end_session of alice again",
        desk.end_session("alice"),
        "",
        "she holds nothing any more",
    );
    check(
        "list_locks after that",
        desk.listed(),
        "b m",
        "bob has them",
    );
    check(
        "end_session of a client that never was",
        desk.end_session("carol"),
        "",
        "it holds nothing",
    );
}

#[test]
fn a_lock_that_a_session_gave_back_was_released() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.end_session("alice");
    check(
        "alice releases what her session gave back",
        desk.release("door", "alice", 1),
        "ok",
        "the end of a session releases, and the last release may be repeated",
    );
    check(
        "alice renews it",
        desk.renew("door", "alice", 1, None),
        "NotHolder(alice)",
        "a released lock is held by nobody",
    );
    desk.pass(60_000);
    check(
        "tick long after",
        desk.tick(),
        "",
        "what was released does not expire",
    );
}

#[test]
fn the_end_of_a_session_touches_no_lock_that_the_client_has_lost() {
    let mut desk = Desk::open();
    desk.acquire_for("lost", "alice", Some(ms(1_000)));
    desk.acquire_for("taken", "alice", Some(ms(1_000)));
    desk.acquire("held", "alice");
    desk.pass(1_000);
    desk.acquire("taken", "bob");
    check(
        "end_session of alice, who has lost two of three",
        desk.end_session("alice"),
        "held",
        "an expired lease is not the client's any more",
    );
    check(
        "alice releases the one that ran out",
        desk.release("lost", "alice", 1),
        "Expired",
        "it expired before the session ended",
    );
    check("list_locks", desk.listed(), "taken", "it is bob's");
}

#[test]
fn a_guard_lives_no_longer_than_its_session() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    let rule = "the lock was released behind the guard's back: it is lost";
    desk.end_session("alice");
    check(
        "time_remaining",
        length(guard.time_remaining()),
        "0 ms",
        rule,
    );
    desk.pass(6_000);
    check(
        "list_locks after the next renewal was due",
        desk.listed(),
        "",
        rule,
    );
    desk.acquire("door", "bob");
    drop(guard);
    check(
        "list_client_locks of bob",
        desk.listed_of("bob"),
        "door",
        rule,
    );
}

#[test]
fn a_client_that_falls_silent_loses_each_lock_when_its_lease_ends() {
    let mut desk = Desk::open();
    desk.acquire_for("a", "alice", Some(ms(10_000)));
    desk.acquire_for("b", "alice", Some(ms(20_000)));
    desk.acquire_for("c", "bob", Some(ms(10_000)));
    desk.pass(9_000);
    desk.renew("c", "bob", 3, Some(20_000));
    let rule = "silence is all that is known of a failure: the lease decides";
    desk.pass(1_000);
    check("list_locks at 10,000 ms", desk.listed(), "b c", rule);
    check(
        "list_client_locks of alice",
        desk.listed_of("alice"),
        "b",
        rule,
    );
    desk.pass(10_000);
    check("list_locks at 20,000 ms", desk.listed(), "c", rule);
    check(
        "tick at 20,000 ms",
        desk.tick(),
        "a of alice expired, b of alice expired, c of bob has 9000 ms",
        "who failed and who is about to is told",
    );
}
