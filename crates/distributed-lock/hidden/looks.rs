//! Criterion "the clock": how often an operation asks for the time.

use super::{Desk, check, ms};
use crate::{FencingToken, LockClient};

const RULE: &str = "1.14: ask the clock once an operation, after the state is locked, and do all of \
                    it at that time: a second look may find another time than the first";

/// What is done, and the doing of it.
type Deed<'a> = (&'a str, &'a mut dyn FnMut(&mut Desk));

/// Does it, with one look at the clock.
#[track_caller]
fn once(desk: &mut Desk, (name, deed): Deed<'_>) {
    let before = desk.clock.asked();
    deed(desk);
    let asked = desk.clock.asked() - before;
    let done = format!("how often {name} asks the clock");
    check(&done, asked.to_string(), "1", RULE);
}

#[test]
fn every_operation_of_the_service_asks_the_clock_once() {
    let mut desk = Desk::open();
    let (door, alice) = ("door".to_string(), "alice".to_string());
    let token = FencingToken(1);
    let deeds: [Deed<'_>; 10] = [
        ("try_acquire of a free lock", &mut |desk| {
            desk.acquire("door", "alice");
        }),
        ("try_acquire of a held lock", &mut |desk| {
            desk.acquire("door", "bob");
        }),
        ("renew", &mut |desk| {
            desk.renew("door", "alice", 1, None);
        }),
        ("is_valid", &mut |desk| {
            let _ = desk.service.is_valid(&door, token);
        }),
        ("get_lock_info", &mut |desk| {
            desk.service.get_lock_info(&door);
        }),
        ("list_locks", &mut |desk| {
            desk.service.list_locks();
        }),
        ("list_client_locks", &mut |desk| {
            desk.service.list_client_locks(&alice);
        }),
        ("cleanup_expired", &mut |desk| {
            desk.clean_up();
        }),
        ("release", &mut |desk| {
            desk.release("door", "alice", 1);
        }),
        ("end_session", &mut |desk| {
            desk.end_session("alice");
        }),
    ];
    for deed in deeds {
        once(&mut desk, deed);
    }
}

#[test]
fn a_tick_asks_the_clock_once_whatever_it_tells() {
    let mut desk = Desk::open();
    for (lock, lease) in [("a", 10_000), ("b", 18_000), ("c", 19_000), ("d", 20_000)] {
        desk.acquire_for(lock, "alice", Some(ms(lease)));
    }
    once(
        &mut desk,
        ("a tick with nothing to tell", &mut |desk| {
            desk.tick();
        }),
    );
    desk.pass(10_000);
    let mut told = String::new();
    let tick: Deed<'_> = ("a tick with an expiry and three warnings", &mut |desk| {
        told = desk.tick();
    });
    once(&mut desk, tick);
    check(
        "what that tick tells",
        told,
        "a of alice expired, b of alice has 8000 ms, c of alice has 9000 ms, d of alice has 10000 ms",
        "all of it belongs to one time",
    );
}

#[test]
fn every_operation_of_a_guard_asks_the_clock_once() {
    let mut desk = Desk::open();
    let mut guard = None;
    let acquire: Deed<'_> = ("acquire_with_auto_renew", &mut |desk| {
        let alice = LockClient::new("alice".to_string());
        let granted =
            alice.acquire_with_auto_renew(&mut desk.service, "door".to_string(), ms(10_000));
        guard = granted.ok();
    });
    once(&mut desk, acquire);
    let guard = guard.expect("a free lock is granted");
    once(
        &mut desk,
        ("time_remaining", &mut |_| {
            guard.time_remaining();
        }),
    );
    once(
        &mut desk,
        ("handle", &mut |_| {
            guard.handle();
        }),
    );
}
