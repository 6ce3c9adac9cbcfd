//! Criterion "releasing": once, twice, late, and by the wrong one.

use super::{Desk, check};

#[test]
fn a_released_lock_is_free_at_once() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    check(
        "alice releases",
        desk.release("door", "alice", 1),
        "ok",
        "she holds it",
    );
    let rule = "a released lock is held by nobody";
    check(
        "is_valid of her token",
        desk.valid("door", 1),
        "false",
        rule,
    );
    check("get_lock_info", desk.info("door"), "nothing", rule);
    check("list_locks", desk.listed(), "", rule);
    check(
        "bob acquires at the same instant",
        desk.acquire("door", "bob"),
        "granted #2 until 30000 ms",
        rule,
    );
}

#[test]
fn the_last_release_may_be_repeated() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    let rule = "the answer may have got lost: to release twice is to release once";
    for done in ["alice releases", "alice releases again"] {
        check(done, desk.release("door", "alice", 1), "ok", rule);
    }
    desk.pass(100_000);
    desk.clean_up();
    check(
        "alice releases again, long after her lease would have ended",
        desk.release("door", "alice", 1),
        "ok",
        rule,
    );
}

#[test]
fn a_repeated_release_leaves_the_next_holder_alone() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.release("door", "alice", 1);
    desk.acquire("door", "bob");
    check(
        "alice's release arrives once more, when bob has the lock",
        desk.release("door", "alice", 1),
        "ok",
        "the last release may be repeated, whoever has the lock by then",
    );
    check(
        "get_lock_info after that",
        desk.info("door"),
        "door: bob #2 from 0 ms until 30000 ms",
        "the repetition releases nothing",
    );
    desk.pass(30_000);
    check(
        "the same once more, when bob's lease has run out",
        desk.release("door", "alice", 1),
        "ok",
        "an expiry is no release: the last one is still alice's",
    );
}

#[test]
fn a_repeated_release_of_the_same_client_leaves_its_next_lease_alone() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.release("door", "alice", 1);
    desk.acquire("door", "alice");
    check(
        "alice's release of #1 arrives once more, when she has #2",
        desk.release("door", "alice", 1),
        "ok",
        "the last release may be repeated",
    );
    check(
        "is_valid of #2",
        desk.valid("door", 2),
        "true",
        "the repetition releases nothing",
    );
}

#[test]
fn a_release_before_the_last_is_not_remembered() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.release("door", "alice", 1);
    desk.acquire("door", "bob");
    desk.release("door", "bob", 2);
    let rule = "only the last release of a lock is remembered, and a free lock has no holder";
    check(
        "alice's release once more, after bob's",
        desk.release("door", "alice", 1),
        "NotHolder(alice)",
        rule,
    );
    check(
        "bob's release once more",
        desk.release("door", "bob", 2),
        "ok",
        "the last release may be repeated",
    );
    let rule = "a repetition is the same client with the same token";
    check(
        "alice's release with bob's token",
        desk.release("door", "alice", 2),
        "NotHolder(alice)",
        rule,
    );
    check(
        "bob's release with another token",
        desk.release("door", "bob", 3),
        "NotHolder(bob)",
        rule,
    );
}

#[test]
fn only_the_holder_with_its_token_can_release() {
    let mut desk = Desk::open();
    desk.acquire("gate", "bob");
    desk.acquire("door", "alice");
    let rule = "NotFound, NotHolder, InvalidFencingToken: the first that applies";
    check(
        "bob releases alice's door with her token",
        desk.release("door", "bob", 2),
        "NotHolder(bob)",
        rule,
    );
    check(
        "bob releases alice's door with the token of his gate",
        desk.release("door", "bob", 1),
        "NotHolder(bob)",
        rule,
    );
    check(
        "alice releases her door with token 1",
        desk.release("door", "alice", 1),
        "InvalidFencingToken(expected 2, actual 1)",
        rule,
    );
    check(
        "alice releases the attic, which nobody ever had",
        desk.release("attic", "alice", 2),
        "NotFound(attic)",
        rule,
    );
    check(
        "list_locks after the four",
        desk.listed(),
        "door gate",
        "a refusal changes nothing",
    );
}

#[test]
fn an_expired_lease_cannot_be_released() {
    let mut desk = Desk::open();
    desk.acquire("door", "alice");
    desk.pass(30_000);
    let rule =
        "a holder whose lease ran out must hear of it: its work was not protected to the end";
    for done in ["alice releases at expires_at", "and again"] {
        check(done, desk.release("door", "alice", 1), "Expired", rule);
    }
    desk.clean_up();
    check(
        "alice releases after a clean-up",
        desk.release("door", "alice", 1),
        "Expired",
        "answers do not depend on whether somebody cleaned up",
    );
    let rule = "who asks comes first, then the token, then the time";
    check(
        "bob releases her expired lease",
        desk.release("door", "bob", 1),
        "NotHolder(bob)",
        rule,
    );
    check(
        "alice releases it with token 2",
        desk.release("door", "alice", 2),
        "InvalidFencingToken(expected 1, actual 2)",
        rule,
    );
    desk.acquire("door", "bob");
    check(
        "alice releases when bob has it",
        desk.release("door", "alice", 1),
        "NotHolder(alice)",
        rule,
    );
    check(
        "is_valid of bob's token",
        desk.valid("door", 2),
        "true",
        "a refusal changes nothing",
    );
}
