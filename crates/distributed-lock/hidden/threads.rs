//! Criterion "one holder at a time", on many threads.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::clock::TestClock;
use super::{check, ids, ms};
use crate::{AcquireResult, FencingToken, LockClient, LockGuard, LockService, LockServiceConfig};

type Shared = Arc<Mutex<LockService>>;

fn shared() -> (Shared, Arc<TestClock>) {
    let clock = Arc::new(TestClock::new());
    let service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    (Arc::new(Mutex::new(service)), clock)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The token, if the client was granted the lock.
fn granted(service: &Shared, client: &str, lease: Duration) -> Option<(FencingToken, Instant)> {
    let (id, client) = ("door".to_string(), client.to_string());
    match lock(service).try_acquire(id, client, Some(lease), Default::default()) {
        Ok(AcquireResult::Acquired {
            fencing_token,
            expires_at,
        }) => Some((fencing_token, expires_at)),
        _ => None,
    }
}

#[test]
fn of_many_threads_that_ask_at_once_one_gets_the_lock() {
    let (service, _clock) = shared();
    for round in 0..20 {
        let winners: Vec<FencingToken> = thread::scope(|scope| {
            let asking: Vec<_> = (0..8)
                // In every second round they are threads of one client.
                .map(|thread| format!("client {}", thread * (round % 2)))
                .map(|client| {
                    scope.spawn({
                        let service = &service;
                        move || granted(service, &client, ms(10_000))
                    })
                })
                .collect();
            let answers = asking.into_iter().filter_map(|thread| thread.join().ok()?);
            answers.map(|(token, _)| token).collect()
        });
        check(
            &format!("how many of 8 threads that ask at once get the lock, round {round}"),
            winners.len().to_string(),
            "1",
            "one of them gets the lock, also if all are threads of one client",
        );
        let ended = (0..8_u64).any(|client| {
            let released = lock(&service).end_session(&format!("client {client}"));
            released == ["door"]
        });
        check(
            "whether the winner's session held the lock",
            ended.to_string(),
            "true",
            "the winner holds it",
        );
    }
}

/// What threads with guards do, and what they see.
struct Bench {
    service: Shared,
    clock: Arc<TestClock>,
    inside: AtomicBool,
    overlaps: AtomicU64,
    /// In the order of the grants.
    tokens: Mutex<Vec<u64>>,
}

impl Bench {
    /// A guard, if the lock is free. Only the request is made under the service's mutex.
    fn guard(&self, client: u64) -> Option<LockGuard> {
        let client = LockClient::new(format!("client {client}"));
        let mut service = lock(&self.service);
        let guard = client.acquire_with_auto_renew(&mut service, "door".to_string(), ms(10_000));
        let guard = guard.ok()?;
        lock(&self.tokens).push(guard.fencing_token().0);
        if self.inside.swap(true, Ordering::SeqCst) {
            self.overlaps.fetch_add(1, Ordering::SeqCst);
        }
        Some(guard)
    }

    fn leave(&self, guard: LockGuard) {
        self.inside.store(false, Ordering::SeqCst);
        drop(guard);
    }

    /// Six threads of three clients ask so many times each.
    fn run(&self, attempts: u64) {
        thread::scope(|scope| {
            for thread in 0..6 {
                scope.spawn(move || {
                    for _ in 0..attempts {
                        if let Some(guard) = self.guard(thread % 3) {
                            // The lease is renewed on the way.
                            self.clock.pass(ms(6_000));
                            self.leave(guard);
                        }
                        thread::yield_now();
                    }
                });
            }
        });
    }
}

#[test]
fn guards_on_many_threads_never_overlap() {
    let (service, clock) = shared();
    let bench = Bench {
        service,
        clock,
        inside: AtomicBool::new(false),
        overlaps: AtomicU64::new(0),
        tokens: Mutex::new(Vec::new()),
    };
    let guard = bench.guard(0).expect("a free lock is granted");
    bench.run(1);
    bench.leave(guard);
    bench.run(40);
    check(
        "how often two guards were held at once",
        bench.overlaps.load(Ordering::SeqCst).to_string(),
        "0",
        "at most one guard of a lock is held at any instant",
    );
    let tokens = lock(&bench.tokens).clone();
    let rise = tokens.windows(2).all(|pair| pair[0] < pair[1]);
    check(
        &format!("whether the tokens rise in the order of the grants, {tokens:?}"),
        rise.to_string(),
        "true",
        "each grant has a greater token than all before it, whoever gets the lock",
    );
    check(
        "whether the threads got the lock, too",
        (tokens.len() > 1).to_string(),
        "true",
        "a guard that is dropped leaves the lock to others",
    );
    check(
        "the locks held when all guards are dropped",
        ids(&lock(&bench.service).list_locks()),
        "",
        "a guard releases on whatever thread it is dropped",
    );
}

/// What happened to the lock, in the order in which it did.
enum Step {
    Granted(u64, Instant, Instant),
    Released(u64),
}

#[test]
fn no_lease_begins_before_the_one_before_it_has_ended() {
    let (service, clock) = shared();
    let history = Mutex::new(Vec::new());
    let lease = ms(10);
    thread::scope(|scope| {
        for thread in 0..6 {
            let (service, clock, history) = (&service, &clock, &history);
            scope.spawn(move || {
                let client = format!("client {}", thread % 3);
                for step in 0..60_u64 {
                    let mut desk = lock(history);
                    let Some((token, end)) = granted(service, &client, lease) else {
                        drop(desk);
                        clock.pass(ms(5));
                        continue;
                    };
                    desk.push(Step::Granted(token.0, end - lease, end));
                    drop(desk);
                    thread::yield_now();
                    // Every third holder forgets, and its lease runs out.
                    if step % 3 > 0 {
                        let mut desk = lock(history);
                        let door = "door".to_string();
                        if lock(service).release(&door, &client, token).is_ok() {
                            desk.push(Step::Released(token.0));
                        }
                    }
                }
            });
        }
    });
    let mut held: Option<(u64, Instant)> = None;
    let (mut last, mut expired) = (0, 0);
    for step in lock(&history).iter() {
        match *step {
            Step::Granted(token, begin, end) => {
                check(
                    "whether a later grant has a greater token",
                    (token > last).to_string(),
                    "true",
                    "tokens rise",
                );
                if let Some((before, until)) = held {
                    expired += 1;
                    let done = format!("whether #{token} begins when #{before} has ended");
                    let rule = "at most one lease of a lock is valid at any instant";
                    check(&done, (begin >= until).to_string(), "true", rule);
                }
                (held, last) = (Some((token, end)), token);
            }
            Step::Released(token) if held.is_some_and(|(holder, _)| holder == token) => held = None,
            // A release that changes nothing may be answered in whatever way.
            Step::Released(_) => {}
        }
    }
    check(
        "whether leases ran out, too",
        (expired > 0).to_string(),
        "true",
        "time goes by while others wait, and every third holder forgets to release",
    );
}
