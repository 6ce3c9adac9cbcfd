//! Criterion "what is forgotten": how long a lock is remembered, and what outlives that.

use super::{Desk, check, ms};
use crate::LockServiceConfig;

/// Leases of 400 ms; what has ended is remembered for 1,000 ms.
fn forgetful() -> Desk {
    Desk::with(LockServiceConfig {
        max_lease_duration: 1_000,
        default_lease_duration: 400,
        cleanup_interval: 0,
        renewal_margin: 0.0,
    })
}

#[test]
fn a_lock_is_remembered_for_the_longest_lease_and_not_longer() {
    let rule = "1.13: a lock is remembered until max_lease_duration (here 1,000 ms) after its last \
                lease ended, whether or not somebody cleans up";
    for cleaned in [false, true] {
        let mut desk = forgetful();
        desk.acquire("released", "alice");
        desk.acquire("expired", "alice");
        desk.pass(100);
        desk.release("released", "alice", 1);
        let after = if cleaned { " and a clean-up" } else { "" };
        let mut ask = |until: u64, lock: &str, token: u64, want: &str| {
            desk.clock.pass_until(desk.opened + ms(until));
            if cleaned {
                desk.clean_up();
            }
            let done = format!("alice releases {lock} at {until} ms{after}");
            check(&done, desk.release(lock, "alice", token), want, rule);
        };
        ask(1_099, "released", 1, "ok");
        ask(1_100, "released", 1, "NotFound(released)");
        ask(1_399, "expired", 2, "Expired");
        ask(1_400, "expired", 2, "NotFound(expired)");
    }
}

#[test]
fn a_release_is_forgotten_with_its_lock() {
    for cleaned in [false, true] {
        let mut desk = forgetful();
        desk.acquire("door", "alice");
        desk.release("door", "alice", 1);
        desk.pass(1_000);
        if cleaned {
            desk.clean_up();
        }
        desk.acquire("door", "bob");
        let after = if cleaned { ", a clean-up" } else { "" };
        check(
            &format!("alice's release again, after 1,000 ms{after} and a grant to bob"),
            desk.release("door", "alice", 1),
            "NotHolder(alice)",
            "1.13: the lock was forgotten before bob came, and its last release with it, whether or \
             not somebody cleaned up; so this is a stranger's release of bob's lock",
        );
    }
}

#[test]
fn an_expiry_outlives_the_memory_of_its_lock() {
    let rule = "1.13: an expiry that has not been told is told all the same when its lock is \
                forgotten, exactly once";
    for late in [1_400, 100_000] {
        let mut desk = forgetful();
        desk.acquire("taken", "alice");
        desk.acquire("left", "alice");
        desk.pass(late);
        desk.acquire("taken", "bob");
        check(
            &format!("cleanup_expired at {late} ms, when bob has taken over one of alice's locks"),
            desk.clean_up(),
            "left",
            "1.13: a clean-up names what has expired also when it is forgotten already",
        );
        check(
            &format!("tick at {late} ms, after two leases of 400 ms of alice and no tick"),
            desk.tick(),
            "left of alice expired, taken of alice expired",
            rule,
        );
        check("tick again", desk.tick(), "", rule);
    }
}
