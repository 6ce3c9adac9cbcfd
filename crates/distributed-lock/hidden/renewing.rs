//! Criterion "renewing": from when, how long, and for whom.

use super::{Desk, check, ms};

#[test]
fn a_renewal_counts_from_now() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.pass(20_000);
    let rule = "the lease ends the extension after now, not after its old end";
    check(
        "alice renews by 25,000 ms at 20,000 ms",
        desk.renew("door", "alice", 1, Some(25_000)),
        "until 45000 ms",
        rule,
    );
    check(
        "alice renews by 300,000 ms at once",
        desk.renew("door", "alice", 1, Some(300_000)),
        "until 320000 ms",
        rule,
    );
    desk.pass(299_999);
    check(
        "is_valid of it at 319,999 ms",
        desk.valid("door", 1),
        "true",
        rule,
    );
    desk.pass(1);
    check(
        "is_valid of it at 320,000 ms",
        desk.valid("door", 1),
        "false",
        rule,
    );
}

#[test]
fn a_renewal_never_makes_a_lease_shorter() {
    let mut desk = Desk::open();
    desk.acquire_for("door", "alice", Some(ms(60_000)));
    desk.pass(10_000);
    let rule = "what was promised stays promised: the later of the old end and now + extension";
    check(
        "alice renews by 10,000 ms with 50,000 ms left",
        desk.renew("door", "alice", 1, Some(10_000)),
        "until 60000 ms",
        rule,
    );
    check(
        "alice renews by 0 ms",
        desk.renew("door", "alice", 1, Some(0)),
        "until 60000 ms",
        rule,
    );
    check(
        "bob asks for it",
        desk.acquire("door", "bob"),
        "held by alice until 60000 ms",
        rule,
    );
}

#[test]
fn a_renewal_without_a_length_takes_the_default() {
    let mut desk = Desk::open();
    desk.acquire_for("door", "alice", Some(ms(1_000)));
    desk.pass(500);
    check(
        "alice renews a lease of 1,000 ms without an extension",
        desk.renew("door", "alice", 1, None),
        "until 30500 ms",
        "without a length it is default_lease_duration, 30,000 ms, however long the lease was",
    );
}

#[test]
fn a_renewal_changes_the_end_and_nothing_else() {
    let mut desk = Desk::open();
    desk.acquire_with("door", "alice", None, &[("job", "backup")]);
    desk.pass(20_000);
    desk.renew("door", "alice", 1, None);
    check(
        "get_lock_info after a renewal",
        desk.info("door"),
        "door: alice #1 from 0 ms until 50000 ms job=backup",
        "holder, token, acquired_at and metadata stay",
    );
    check(
        "is_valid of the token",
        desk.valid("door", 1),
        "true",
        "a renewal keeps the token",
    );
}

#[test]
fn only_the_holder_with_its_token_can_renew() {
    let mut desk = Desk::open();
    desk.acquire("gate", "bob");
    desk.acquire("door", "alice");
    desk.pass(10_000);
    let rule = "NotFound, NotHolder, InvalidFencingToken, Expired: the first that applies";
    check(
        "bob renews alice's door with her token",
        desk.renew("door", "bob", 2, None),
        "NotHolder(bob)",
        rule,
    );
    check(
        "alice renews her door with token 1",
        desk.renew("door", "alice", 1, None),
        "InvalidFencingToken(expected 2, actual 1)",
        rule,
    );
    check(
        "alice renews the attic, which nobody ever had",
        desk.renew("attic", "alice", 2, None),
        "NotFound(attic)",
        rule,
    );
    check(
        "bob asks for door",
        desk.acquire("door", "bob"),
        "held by alice until 30000 ms",
        "a refusal changes nothing",
    );
    desk.pass(20_000);
    check(
        "bob renews alice's expired door",
        desk.renew("door", "bob", 2, None),
        "NotHolder(bob)",
        rule,
    );
    check(
        "alice renews her expired door with token 1",
        desk.renew("door", "alice", 1, None),
        "InvalidFencingToken(expected 2, actual 1)",
        rule,
    );
    check(
        "alice renews her expired door",
        desk.renew("door", "alice", 2, None),
        "Expired",
        rule,
    );
    desk.pass(300_000);
    check(
        "alice renews her door when it is forgotten",
        desk.renew("door", "alice", 2, None),
        "NotFound(door)",
        rule,
    );
}

#[test]
fn a_released_lock_cannot_be_renewed() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.release("door", "alice", 1);
    let rule = "a released lock is held by nobody";
    check(
        "alice renews what she released",
        desk.renew("door", "alice", 1, None),
        "NotHolder(alice)",
        rule,
    );
    desk.pass(30_000);
    check(
        "alice renews it when the lease would have ended",
        desk.renew("door", "alice", 1, None),
        "NotHolder(alice)",
        "what was released did not expire",
    );
    check("list_locks", desk.listed(), "", rule);
}
