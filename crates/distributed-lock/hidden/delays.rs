//! Criterion "one holder at a time": what looked at the clock and was delayed then.
//!
//! Each test has two threads. The late one looks at a clock that answers, and takes its time to do
//! so; the time goes on meanwhile, and the other thread asks something. Who locks the state before
//! the look makes the other one wait, and all is well; who locks it afterwards comes with a time
//! that is past.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::clock::TestClock;
use super::{check, length, ms};
use crate::{
    AcquireResult, Clock, FencingToken, LockClient, LockError, LockGuard, LockService,
    LockServiceConfig,
};

/// How often each test plays its story: who looks too early may be lucky once.
const ROUNDS: u32 = 3;
/// How often the late look steps back while nobody overtakes it. On a busy machine each time costs
/// a slice of another thread's, so they are few; on an idle one they are over in a moment, so there
/// are spins between them.
const PATIENCE: u32 = 25;
/// How often once another look has overtaken it: the answer is near then.
const LONG_PATIENCE: u32 = 400;
const SPINS: u32 = 1_000;

/// A clock one look at which takes long.
struct Delayed {
    clock: TestClock,
    /// The next look takes long.
    armed: AtomicBool,
    /// It has begun.
    inside: AtomicBool,
    /// The other thread has set out.
    asking: AtomicBool,
    /// It looks at the clock, too.
    overtaken: AtomicBool,
    /// It has its answer.
    answered: AtomicBool,
}

impl Delayed {
    /// Returns when the other thread is done, or seems to wait for this one.
    fn linger(&self) {
        self.inside.store(true, Ordering::SeqCst);
        while !self.asking.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        for turn in 0..LONG_PATIENCE {
            let waiting = turn >= PATIENCE && !self.overtaken.load(Ordering::SeqCst);
            if waiting || self.answered.load(Ordering::SeqCst) {
                return;
            }
            (0..SPINS).for_each(|_| std::hint::spin_loop());
            thread::yield_now();
        }
    }
}

impl Clock for Delayed {
    fn now(&self) -> Instant {
        let now = self.clock.now();
        if self.armed.swap(false, Ordering::SeqCst) {
            self.linger();
        } else if self.asking.load(Ordering::SeqCst) {
            self.overtaken.store(true, Ordering::SeqCst);
        }
        now
    }

    fn call_at(&self, deadline: Instant, action: Box<dyn FnOnce() + Send>) {
        self.clock.call_at(deadline, action);
    }
}

/// Alice has a guard of "door" for 10,000 ms since 9,000 ms, and its alarm is late.
struct Scene {
    clock: Arc<Delayed>,
    opened: Instant,
    service: LockService,
    guard: LockGuard,
}

impl Scene {
    fn new() -> Scene {
        let clock = Arc::new(Delayed {
            clock: TestClock::new(),
            armed: AtomicBool::new(false),
            inside: AtomicBool::new(false),
            asking: AtomicBool::new(false),
            overtaken: AtomicBool::new(false),
            answered: AtomicBool::new(false),
        });
        let opened = clock.now();
        let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
        let alice = LockClient::new("alice".to_string());
        let guard = alice.acquire_with_auto_renew(&mut service, "door".to_string(), ms(10_000));
        clock.clock.pause(ms(9_000));
        check(
            "is_valid of a guard for 10,000 ms, 9,000 ms later",
            valid(&service),
            "true",
            "the lease is not over yet",
        );
        Scene {
            clock,
            opened,
            service,
            guard: guard.expect("a free lock is granted"),
        }
    }
}

/// Runs `late` on a thread of its own; while it looks at the clock, `passed` goes by and `other`
/// runs here. What the other says.
fn overtake(
    clock: &Delayed,
    passed: Duration,
    late: &mut (dyn FnMut() + Send),
    other: &mut dyn FnMut() -> String,
) -> String {
    clock.armed.store(true, Ordering::SeqCst);
    thread::scope(|scope| {
        let late = scope.spawn(late);
        while !clock.inside.load(Ordering::SeqCst) && !late.is_finished() {
            thread::yield_now();
        }
        clock.clock.pause(passed);
        clock.asking.store(true, Ordering::SeqCst);
        let said = other();
        clock.answered.store(true, Ordering::SeqCst);
        said
    })
}

const RULE: &str = "1.14: lock the state, then look at the clock; a time that was read before the \
                    wait for the lock may be past";

fn valid(service: &LockService) -> String {
    let valid = service.is_valid(&"door".to_string(), FencingToken(1));
    valid.is_ok_and(|valid| valid).to_string()
}

#[test]
fn a_delayed_alarm_does_not_bring_back_a_lease_that_was_seen_to_be_over() {
    for _ in 0..ROUNDS {
        let scene = Scene::new();
        let (clock, service) = (&*scene.clock, &scene.service);
        let mut ring = || clock.clock.pass(Duration::ZERO);
        let seen = overtake(clock, ms(1_000), &mut ring, &mut || valid(service));
        let story = [seen, valid(service)].join(", then ");
        check(
            &format!(
                "whether a lease came back: a guard's alarm looked at the clock at 9,000 ms and was \
                 delayed, the lease ended at 10,000 ms; is_valid was {story} after the alarm"
            ),
            (story == "false, then true").to_string(),
            "false",
            RULE,
        );
    }
}

#[test]
fn a_delayed_renewal_does_not_bring_back_a_lease_that_was_seen_to_be_over() {
    for _ in 0..ROUNDS {
        let mut scene = Scene::new();
        let (clock, service, guard) = (&*scene.clock, &mut scene.service, &scene.guard);
        let mut renew = || {
            let (door, alice) = ("door".to_string(), "alice".to_string());
            let _ = service.renew(&door, &alice, FencingToken(1), Some(ms(10_000)));
        };
        let left = || length(guard.time_remaining());
        let seen = overtake(clock, ms(1_000), &mut renew, &mut || left());
        let later = left();
        check(
            &format!(
                "whether a lease came back: renew looked at the clock at 9,000 ms and was delayed, \
                 the lease ended at 10,000 ms; time_remaining was {seen}, and {later} after the \
                 renewal"
            ),
            (seen == "0 ms" && later != "0 ms").to_string(),
            "false",
            RULE,
        );
    }
}

#[test]
fn a_delayed_drop_releases_nothing_that_has_expired() {
    for _ in 0..ROUNDS {
        let scene = Scene::new();
        let (clock, mut service) = (&*scene.clock, scene.service);
        let mut guard = Some(scene.guard);
        let mut give_back = || drop(guard.take());
        let cleaned = overtake(clock, ms(1_000), &mut give_back, &mut || {
            service.cleanup_expired().join(" ")
        });
        let (door, alice) = ("door".to_string(), "alice".to_string());
        let release = service.release(&door, &alice, FencingToken(1));
        check(
            &format!(
                "whether a lease both expired and was released: its guard's drop looked at the \
                 clock at 9,000 ms and was delayed, the lease ended at 10,000 ms, cleanup_expired \
                 named [{cleaned}], and after the drop a release by hand gave {release:?}"
            ),
            (cleaned == "door" && release.is_ok()).to_string(),
            "false",
            RULE,
        );
    }
}

#[test]
fn a_delayed_request_gets_no_lease_that_begins_before_the_lock_was_free() {
    for _ in 0..ROUNDS {
        let mut scene = Scene::new();
        let (clock, service) = (&*scene.clock, &mut scene.service);
        let mut guard = Some(scene.guard);
        let mut answer: Option<Result<AcquireResult, LockError>> = None;
        let mut ask = || {
            let (door, bob) = ("door".to_string(), "bob".to_string());
            answer = Some(service.try_acquire(door, bob, Some(ms(10_000)), Default::default()));
        };
        overtake(clock, ms(500), &mut ask, &mut || {
            drop(guard.take());
            String::new()
        });
        let until = match answer {
            Some(Ok(AcquireResult::Acquired { expires_at, .. })) => expires_at - scene.opened,
            _ => Duration::MAX,
        };
        check(
            &format!(
                "whether two leases overlap: bob's request looked at the clock at 9,000 ms and was \
                 delayed, alice gave the lock back at 9,500 ms, and bob's lease of 10,000 ms ends \
                 at {until:?}"
            ),
            (until < ms(19_500)).to_string(),
            "false",
            RULE,
        );
    }
}

#[test]
fn a_delayed_look_of_a_guard_sees_no_more_than_a_lease() {
    for _ in 0..ROUNDS {
        let mut scene = Scene::new();
        let (clock, service, guard) = (&*scene.clock, &mut scene.service, &scene.guard);
        let mut left = Duration::ZERO;
        let mut look = || left = guard.time_remaining();
        overtake(clock, ms(900), &mut look, &mut || {
            let (door, alice) = ("door".to_string(), "alice".to_string());
            let renewed = service.renew(&door, &alice, FencingToken(1), Some(ms(10_000)));
            renewed.is_ok().to_string()
        });
        check(
            &format!(
                "whether time_remaining is more than the 10,000 ms of any lease or renewal: it \
                 looked at the clock at 9,000 ms and was delayed, the lease was renewed at 9,900 \
                 ms, and it says {}",
                length(left)
            ),
            (left > ms(10_000)).to_string(),
            "false",
            RULE,
        );
    }
}
