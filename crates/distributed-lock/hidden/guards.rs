//! Criterion "guards": locks that renew and release themselves.

use super::{Desk, NANOSECOND, check, length, ms, refusal};
use crate::{LockGuard, LockServiceConfig};

/// What the guard says of itself, with the end of its handle.
fn words(desk: &Desk, guard: &LockGuard) -> String {
    let handle = guard.handle().map_or("no handle".to_string(), |handle| {
        let (token, end) = (handle.fencing_token.0, desk.at(handle.expires_at));
        format!("handle of {} #{token} until {end}", handle.lock_id)
    });
    let (lock, token) = (guard.lock_id(), guard.fencing_token().0);
    format!(
        "{lock} #{token}, {} left, {handle}",
        length(guard.time_remaining())
    )
}

#[test]
fn a_guard_renews_itself_when_the_margin_is_reached() {
    let mut desk = Desk::open();
    desk.acquire("gate", "bob");
    let guard = desk.guard("door", "alice", 10_000);
    check(
        "a guard for 10,000 ms",
        words(&desk, &guard),
        "door #2, 10000 ms left, handle of door #2 until 10000 ms",
        "it holds what was granted",
    );
    desk.clock.pass(ms(5_000) - NANOSECOND);
    let rule = "renewed when renewal_margin (0.5) of the length is left, without anybody's help";
    check(
        "the same a nanosecond before half of it is over",
        words(&desk, &guard),
        "door #2, 5000 ms 1 ns left, handle of door #2 until 10000 ms",
        rule,
    );
    desk.clock.pass(NANOSECOND);
    check(
        "the same when half of it is over",
        words(&desk, &guard),
        "door #2, 10000 ms left, handle of door #2 until 15000 ms",
        rule,
    );
    check(
        "get_lock_info",
        desk.info("door"),
        "door: alice #2 from 0 ms until 15000 ms",
        "the service says the same",
    );
}

#[test]
fn a_guard_renews_itself_as_long_as_it_lives() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 1_000);
    for hour in 1..=3 {
        desk.pass(3_600_000 - 250);
        let done = format!("time_remaining 250 ms before hour {hour} is over, lease 1,000 ms");
        let rule = "renewed every 500 ms, each time by its own 1,000 ms";
        check(&done, length(guard.time_remaining()), "750 ms", rule);
        check(
            "bob asks for it",
            desk.acquire("door", "bob"),
            &format!("held by alice until {} ms", hour * 3_600_000 + 500),
            "a guard's lock is held all the time",
        );
        desk.pass(250);
    }
    check(
        "tick after all that",
        desk.tick(),
        "",
        "who renews in time is not warned",
    );
}

#[test]
fn a_guard_gives_the_lock_back_when_it_is_dropped() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    desk.pass(7_000);
    drop(guard);
    let rule = "to drop the guard is to release the lock";
    check("list_locks after the drop", desk.listed(), "", rule);
    check(
        "alice releases by hand as well",
        desk.release("door", "alice", 1),
        "ok",
        "the drop was a release, and may be repeated",
    );
    check(
        "bob acquires for 4,000 ms",
        desk.acquire_for("door", "bob", Some(ms(4_000))),
        "granted #2 until 11000 ms",
        rule,
    );
    desk.pass(4_000);
    check(
        "list_locks when bob's lease is over",
        desk.listed(),
        "",
        "nobody renews for bob",
    );
}

#[test]
fn a_panic_gives_the_lock_back() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    let worker = std::thread::spawn(move || {
        let _guard = guard;
        // Unwinds without a message.
        std::panic::resume_unwind(Box::new(()));
    });
    let unwound = worker.join().is_err();
    check(
        "whether the worker unwound",
        unwound.to_string(),
        "true",
        "it did",
    );
    check(
        "bob acquires what the unwound thread held",
        desk.acquire("door", "bob"),
        "granted #2 until 30000 ms",
        "a guard is dropped while its thread unwinds, and releases",
    );
}

#[test]
fn a_guard_of_a_held_lock_is_refused_at_once() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    let rule = "nobody waits here: a held lock is a Timeout, at once";
    for client in ["bob", "alice"] {
        let refused = match desk.try_guard("door", client, ms(10_000)) {
            Ok(_) => "a guard".to_string(),
            Err(error) => refusal(&error),
        };
        check(&format!("a guard for {client}"), refused, "Timeout", rule);
    }
    check(
        "the guard that was first",
        words(&desk, &guard),
        "door #1, 10000 ms left, handle of door #1 until 10000 ms",
        "who is refused changes nothing",
    );
}

#[test]
fn a_guard_that_lost_its_lock_says_so() {
    let mut desk = Desk::open();
    let stalled = desk.guard("a", "alice", 10_000);
    desk.stall(10_000);
    let released = desk.guard("b", "alice", 10_000);
    desk.release("b", "alice", 2);
    let rule =
        "time_remaining is 0 and there is no handle once the lock is lost; token and id stay";
    check(
        "a guard whose process stood still for the whole lease",
        words(&desk, &stalled),
        "a #1, 0 ms left, no handle",
        rule,
    );
    check(
        "a guard whose lock was released by hand",
        words(&desk, &released),
        "b #2, 0 ms left, no handle",
        rule,
    );
}

#[test]
fn a_late_alarm_renews_what_is_still_valid() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    desk.stall(9_999);
    check(
        "time_remaining after the process stood still for 9,999 ms",
        length(guard.time_remaining()),
        "10000 ms",
        "the alarm is late, but the lease is still valid: it is renewed, from now",
    );
    desk.pass(5_000);
    check(
        "list_locks later",
        desk.listed(),
        "door",
        "and it goes on so",
    );
    check(
        "get_lock_info later",
        desk.info("door"),
        "door: alice #1 from 0 ms until 24999 ms",
        "renewed at 9,999 ms and at 14,999 ms",
    );
}

#[test]
fn each_guard_renews_by_its_own_lease() {
    let mut desk = Desk::open();
    let slow = desk.guard("slow", "alice", 100_000);
    let fast = desk.guard("fast", "alice", 1_000);
    let brief = desk.guard("brief", "bob", 400);
    desk.pass(600);
    let rule = "every guard is renewed when its own margin is reached, whatever the others do";
    check(
        "the ends of slow, fast and brief at 600 ms",
        [&slow, &fast, &brief]
            .map(|guard| length(guard.time_remaining()))
            .join(", "),
        "99400 ms, 900 ms, 400 ms",
        rule,
    );
    drop(fast);
    desk.pass(60_000);
    check(
        "list_locks a minute later, fast dropped",
        desk.listed(),
        "brief slow",
        rule,
    );
    check(
        "get_lock_info of slow",
        desk.info("slow"),
        "slow: alice #1 from 0 ms until 150000 ms",
        "renewed at 50,000 ms",
    );
}

#[test]
fn a_renewal_by_hand_counts_for_the_guard_too() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    desk.pass(4_000);
    desk.renew("door", "alice", 1, Some(40_000));
    desk.pass(19_999);
    check(
        "get_lock_info a millisecond before half of the 40,000 ms is over",
        desk.info("door"),
        "door: alice #1 from 0 ms until 44000 ms",
        "the margin is that of the length since the last renewal, whoever asked for it",
    );
    desk.pass(20_001);
    check(
        "whether the guard has a handle when the 40,000 ms are over",
        guard.handle().is_some().to_string(),
        "true",
        "the guard goes on",
    );
}

#[test]
fn an_alarm_that_a_renewal_by_hand_overtook_renews_nothing() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    desk.pass(4_000);
    desk.renew("door", "alice", 1, Some(10_000));
    desk.pass(2_000);
    let rule = "the renewal by hand at 4,000 ms moved the margin from 5,000 to 9,000 ms: an alarm \
                that rings at 5,000 ms finds nothing to do but to set the next";
    check(
        "a guard for 10,000 ms, renewed by hand for 10,000 ms at 4,000 ms, at 6,000 ms",
        words(&desk, &guard),
        "door #1, 8000 ms left, handle of door #1 until 14000 ms",
        rule,
    );
    desk.pass(3_000);
    check(
        "the same at 9,000 ms",
        words(&desk, &guard),
        "door #1, 10000 ms left, handle of door #1 until 19000 ms",
        "the margin of the renewal by hand is reached, and the guard renews by its own length",
    );
}

#[test]
fn a_guard_that_outlives_its_service_is_not_renewed() {
    let mut desk = Desk::open();
    let guard = desk.guard("door", "alice", 10_000);
    let (clock, opened) = (desk.clock.clone(), desk.opened);
    drop(desk);
    clock.pass(ms(6_000));
    let rule = "the service is gone and renews nothing: its last promise holds, and no longer";
    check(
        "time_remaining after 6,000 ms",
        length(guard.time_remaining()),
        "4000 ms",
        rule,
    );
    clock.pass(ms(4_000));
    check(
        "time_remaining after 10,000 ms",
        length(guard.time_remaining()),
        "0 ms",
        rule,
    );
    drop(guard);
    let late = crate::Clock::now(&*clock) - opened;
    check(
        "the time after the guard is dropped",
        length(late),
        "10000 ms",
        "nothing happens",
    );
}

#[test]
fn a_guard_without_margin_is_never_renewed() {
    let mut desk = Desk::with(LockServiceConfig {
        renewal_margin: 0.0,
        ..Default::default()
    });
    let guard = desk.guard("door", "alice", 10_000);
    desk.pass(9_999);
    check(
        "time_remaining at 9,999 ms, margin 0",
        length(guard.time_remaining()),
        "1 ms",
        "with a margin of 0 a renewal would be due when nothing is left: too late",
    );
    desk.pass(1);
    check(
        "list_locks at 10,000 ms",
        desk.listed(),
        "",
        "an expired lease is never renewed",
    );
}

#[test]
fn guards_that_come_and_go_leave_no_alarms_behind() {
    let mut desk = Desk::open();
    for _ in 0..1_000 {
        drop(desk.guard("door", "alice", 10_000));
    }
    desk.pass(10_000);
    let set = desk.clock.set();
    desk.pass(3_600_000);
    let later = desk.clock.set() - set;
    check(
        "alarms set in the hour after the last guard was dropped",
        later.to_string(),
        "0",
        "when no guard is left, nothing rings any more",
    );
    let guard = desk.guard("door", "alice", 10_000);
    desk.pass(8_000);
    check(
        "time_remaining of a guard that comes after that",
        length(guard.time_remaining()),
        "7000 ms",
        "the next guard is renewed as the first was",
    );
}
