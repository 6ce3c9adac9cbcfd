//! Criterion "what is on show": information and lists.

use super::{Desk, check, ms};

#[test]
fn the_information_is_that_of_the_grant() {
    let mut desk = Desk::open();
    desk.pass(250);
    desk.acquire_with(
        "door",
        "alice",
        Some(ms(750)),
        &[("job", "backup"), ("host", "n7")],
    );
    check(
        "get_lock_info of door",
        desk.info("door"),
        "door: alice #1 from 250 ms until 1000 ms host=n7 job=backup",
        "lock, holder, token, beginning, end and metadata of the grant",
    );
    check(
        "get_lock_info of gate",
        desk.info("gate"),
        "nothing",
        "nobody holds it",
    );
}

#[test]
fn metadata_belongs_to_one_grant() {
    let mut desk = Desk::open();
    desk.acquire_with("door", "alice", None, &[("job", "backup")]);
    desk.release("door", "alice", 1);
    desk.acquire_with("door", "bob", None, &[("host", "n7")]);
    let rule = "a grant has the metadata that came with it, nothing of an earlier one";
    check(
        "get_lock_info of bob's grant",
        desk.info("door"),
        "door: bob #2 from 0 ms until 30000 ms host=n7",
        rule,
    );
    desk.pass(30_000);
    desk.acquire("door", "carol");
    check(
        "get_lock_info of carol's grant",
        desk.info("door"),
        "door: carol #3 from 30000 ms until 60000 ms",
        rule,
    );
}

#[test]
fn the_lists_are_in_the_order_of_the_ids() {
    let mut desk = Desk::open();
    let clients = ["bob", "alice"];
    let locks = ["m", "b", "z", "a", "B", "aa", "k", "10", "9"];
    for (at, lock) in locks.iter().enumerate() {
        desk.acquire(lock, clients[at % 2]);
    }
    let rule = "ascending lock ids, as String orders them";
    check("list_locks", desk.listed(), "10 9 B a aa b k m z", rule);
    check(
        "list_client_locks of alice",
        desk.listed_of("alice"),
        "10 a aa b",
        rule,
    );
    check(
        "list_client_locks of bob",
        desk.listed_of("bob"),
        "9 B k m z",
        rule,
    );
    check(
        "list_client_locks of carol",
        desk.listed_of("carol"),
        "",
        "she holds nothing",
    );
}

#[test]
fn the_lists_show_what_is_held_now() {
    let mut desk = Desk::open();
    for (lock, lease) in [("a", 1_000), ("b", 2_000), ("c", 3_000), ("d", 4_000)] {
        desk.acquire_for(lock, "alice", Some(ms(lease)));
    }
    desk.release("c", "alice", 3);
    desk.pass(1_000);
    desk.acquire("a", "bob");
    desk.pass(1_000);
    let rule = "expired and released locks are not on show, whether or not somebody cleaned up";
    check("list_locks", desk.listed(), "a d", rule);
    check(
        "list_client_locks of alice",
        desk.listed_of("alice"),
        "d",
        rule,
    );
    check("list_client_locks of bob", desk.listed_of("bob"), "a", rule);
    let infos = desk.service.list_locks();
    let lines: Vec<String> = infos.iter().map(|info| desk.line(info)).collect();
    check(
        "the entries of list_locks",
        lines.join(", "),
        "a: bob #5 from 1000 ms until 31000 ms, d: alice #4 from 0 ms until 4000 ms",
        "an entry is what get_lock_info says of the lock",
    );
    desk.pass(2_000);
    check(
        "list_client_locks of alice, at the last end",
        desk.listed_of("alice"),
        "",
        rule,
    );
}

#[test]
fn is_valid_fails_only_for_a_lock_that_is_not_known() {
    let mut desk = Desk::open();
    let rule = "NotFound is for locks that were never granted or are forgotten; else true or false";
    check(
        "is_valid of a lock that nobody had",
        desk.valid("door", 1),
        "NotFound(door)",
        rule,
    );
    desk.acquire("door", "alice");
    check(
        "is_valid when it is held",
        desk.valid("door", 1),
        "true",
        rule,
    );
    desk.pass(30_000);
    check(
        "is_valid when it has expired",
        desk.valid("door", 1),
        "false",
        rule,
    );
    desk.clean_up();
    desk.pass(299_999);
    desk.clean_up();
    check(
        "is_valid 299,999 ms later",
        desk.valid("door", 1),
        "false",
        rule,
    );
    desk.pass(1);
    check(
        "is_valid 300,000 ms later",
        desk.valid("door", 1),
        "NotFound(door)",
        rule,
    );
    check(
        "get_lock_info then",
        desk.info("door"),
        "nothing",
        "nobody holds it",
    );
}
