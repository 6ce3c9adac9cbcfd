//! Criterion "acquiring": who gets a lock, and what the others are told.

use super::{Desk, check, ms};

#[test]
fn a_free_lock_is_granted_for_the_lease_that_was_asked_or_the_default() {
    let mut desk = Desk::open();
    check(
        "alice acquires door without a lease",
        desk.acquire("door", "alice"),
        "granted #1 until 30000 ms",
        "the default lease is 30,000 ms",
    );
    check(
        "bob acquires gate for 1,500 ms",
        desk.acquire_for("gate", "bob", Some(ms(1_500))),
        "granted #2 until 1500 ms",
        "the lease is the one asked for",
    );
    desk.pass(1_000);
    check(
        "carol acquires attic for 500 ms, 1,000 ms later",
        desk.acquire_for("attic", "carol", Some(ms(500))),
        "granted #3 until 1500 ms",
        "a lease begins when it is granted",
    );
}

#[test]
fn who_asks_for_a_held_lock_is_told_the_holder_and_the_end_of_the_lease() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.pass(10_000);
    let rule = "a held lock is no error, and the answer names the holder and when the lease ends";
    check(
        "bob asks for what alice holds",
        desk.acquire("door", "bob"),
        "held by alice until 30000 ms",
        rule,
    );
    desk.renew("door", "alice", 1, Some(50_000));
    check(
        "bob asks again after alice's renewal by 50,000 ms",
        desk.acquire_for("door", "bob", Some(ms(1))),
        "held by alice until 60000 ms",
        rule,
    );
    check(
        "is_valid of alice's token",
        desk.valid("door", 1),
        "true",
        "who is refused changes nothing",
    );
}

#[test]
fn a_holder_who_asks_again_is_refused_like_anybody() {
    let mut desk = Desk::open();
    desk.acquire_with("door", "alice", None, &[("by", "thread 1")]);
    desk.pass(10_000);
    check(
        "alice asks for what she holds",
        desk.acquire_with("door", "alice", Some(ms(90_000)), &[("by", "thread 2")]),
        "held by alice until 30000 ms",
        "the lock is not reentrant: two threads of one client are two who want it",
    );
    check(
        "get_lock_info after that",
        desk.info("door"),
        "door: alice #1 from 0 ms until 30000 ms by=thread 1",
        "who is refused changes nothing: neither the lease, nor the token, nor the metadata",
    );
}

#[test]
fn a_refusal_takes_no_number() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.acquire("door", "bob");
    desk.acquire("door", "alice");
    desk.acquire_for("gate", "bob", Some(ms(300_001)));
    desk.acquire_for("door", "bob", Some(ms(300_001)));
    check(
        "bob acquires gate, after a grant and four refusals",
        desk.acquire("gate", "bob"),
        "granted #2 until 30000 ms",
        "grants are numbered 1, 2, 3, …; a refusal is no grant",
    );
}

#[test]
fn each_name_is_a_lock_of_its_own() {
    let mut desk = Desk::open();
    let names = ["", "a", "A", "a ", "🦀", "a/b", "a\0"];
    for (at, name) in names.iter().enumerate() {
        let want = format!("granted #{} until 30000 ms", at + 1);
        let done = format!("alice acquires {name:?}");
        check(
            &done,
            desk.acquire(name, "alice"),
            &want,
            "any string is a name",
        );
    }
    check(
        "alice releases the lock with the empty name",
        desk.release("", "alice", 1),
        "ok",
        "any string is a name",
    );
    for (at, name) in names.iter().enumerate().skip(1) {
        let done = format!("is_valid of {name:?} after the release of the empty name");
        let token = at as u64 + 1;
        check(
            &done,
            desk.valid(name, token),
            "true",
            "locks are independent",
        );
    }
    check(
        "the empty client acquires the empty name",
        desk.acquire("", ""),
        "granted #8 until 30000 ms",
        "any string is a client",
    );
}
