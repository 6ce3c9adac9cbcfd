//! `distributed-lock` beside `ash-lock`: leases with fencing tokens, in memory, with few locks held and
//! with many.
//!
//! `cargo bench -p peer-bench --features peers --bench lock`
//!
//! Who is compared with whom:
//!
//! - **distributed-lock**: a [`LockService`] on the system's clock, called as it is made to be, with
//!   owned names. The copies of the names are part of its time.
//! - **ash-lock**: its `InMemoryBackend`, the part that arbitrates, called through its trait as its
//!   client does. Its futures are ready at once, so nothing is paid for a runtime.
//!
//! Both read the real clock in every operation, tokens rise, and an expired lease is free (which is
//! checked, but for the expiry). Of the two only ours knows owners, metadata and the last release,
//! keeps one counter for all locks, tells of expiries, and forgets: the peer keeps the name of every
//! lock that there ever was, and nothing in it finds out what has expired. So the table of clean-up
//! and ticks has no peer.
//!
//! The row of guards is the whole way of a client: acquire with renewal, then give back. The peer
//! spawns a task a guard (on a runtime of this thread) and takes it back; ours sets one alarm for all
//! guards, and is about three times as fast.
//!
//! # Why ash-lock is ahead without guards
//!
//! - **names** are owned by contract: an acquisition brings the name of the lock, that of the client
//!   and a map of metadata, which are made by copying, and frees what the last grant had. The peer is
//!   lent the name of the lock, and knows no client.
//! - **owners**: every renewal and release compares the name of the client. With 100,000 locks held
//!   that name is in nobody's cache, nor is the lease: ours stands beside the index, not in it, so that
//!   clean-up finds it by its slot. These are two places more to fetch than the peer has.
//!
//! The queues of what is due are touched by a grant (a look at what is planned) and by a renewal only
//! after a warning.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use distributed_lock::{
    AcquireResult, LockClient, LockId, LockService, LockServiceConfig, LockServiceEvent,
    ManualClock,
};
use peer_bench::{Table, median, take_turns, thousands, timed};

#[path = "lock/ours.rs"]
mod ours;
#[path = "lock/theirs.rs"]
mod theirs;

use ours::Ours;
use theirs::Theirs;

/// How many locks are held while others come and go.
const HELD: [usize; 3] = [1, 1_000, 100_000];
/// Locks that come and go.
const FREE: usize = 1_000;
const OPERATIONS: usize = 20_000;
const ROUNDS: u64 = 15;
/// Longer than a run takes.
const LEASE: Duration = Duration::from_secs(300);

/// What is asked of both. Who asks has the name of the lock; each copies what it keeps.
trait Locks {
    fn new() -> Self;
    /// The token, if the lock is free.
    fn acquire(&mut self, lock: &LockId) -> Option<u64>;
    fn release(&mut self, lock: &LockId, token: u64);
    fn renew(&mut self, lock: &LockId, token: u64);
    /// Acquires with renewal, and gives back.
    fn guard(&mut self, lock: &LockId);
}

/// Nanoseconds an operation.
struct Run {
    acquire_and_release: f64,
    renew: f64,
    refusal: f64,
    guard: f64,
}

fn run<L: Locks>(held: usize, seed: u64) -> Run {
    let mut locks = L::new();
    let names: Vec<String> = (0..held).map(|lock| format!("held/{lock}")).collect();
    let free: Vec<String> = (0..FREE).map(|lock| format!("free/{lock}")).collect();
    let acquired = names.iter().map(|name| locks.acquire(name));
    let tokens: Vec<u64> = acquired.map(|token| token.expect("it is free")).collect();
    let mut random = seed;
    let mut draw = |bound: usize| {
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (random >> 33) as usize % bound
    };
    let picks: Vec<usize> = (0..OPERATIONS).map(|_| draw(held)).collect();
    let each = |took: Duration| took.as_secs_f64() * 1e9 / OPERATIONS as f64;

    let mut last = vec![0; FREE];
    let ((), come_and_go) = timed(|| {
        for round in 0..OPERATIONS {
            let lock = round % FREE;
            let token = locks.acquire(&free[lock]).expect("it is free");
            assert!(token > last[lock], "tokens rise");
            last[lock] = token;
            locks.release(&free[lock], token);
        }
    });
    let ((), renew) = timed(|| {
        for &lock in &picks {
            locks.renew(&names[lock], tokens[lock]);
        }
    });
    let (refused, refusal) = timed(|| {
        let asked = picks.iter().map(|&lock| locks.acquire(&names[lock]));
        asked.filter(Option::is_none).count()
    });
    assert_eq!(refused, OPERATIONS, "held locks are held");
    let ((), guard) = timed(|| {
        for round in 0..OPERATIONS {
            locks.guard(&free[round % FREE]);
        }
    });
    Run {
        acquire_and_release: each(come_and_go),
        renew: each(renew),
        refusal: each(refusal),
        guard: each(guard),
    }
}

type Measure = (&'static str, fn(&Run) -> f64);

const MEASURES: [Measure; 4] = [
    ("acquire and release", |run| run.acquire_and_release),
    ("renew", |run| run.renew),
    ("refusal of a held lock", |run| run.refusal),
    ("guard, made and dropped", |run| run.guard),
];

fn compare() {
    let mut table = Table::new(["ns", "locks held", "distributed-lock", "ash-lock", "ratio"]);
    for held in HELD {
        let contestants = [run::<Ours>, run::<Theirs>];
        let runs = take_turns::<2, _>(ROUNDS, |who, round| contestants[who](held, round));
        for (title, of) in MEASURES {
            let [ours, theirs] = runs.each_ref().map(|runs| median(runs.iter().map(of)));
            table.row([
                title.to_string(),
                thousands(held as f64),
                thousands(ours),
                thousands(theirs),
                format!("{:.2}", theirs / ours),
            ]);
        }
    }
    println!("\n{table}");
}

/// Leases that live, some of which then run out.
struct Upkeep {
    idle_tick: f64,
    clean_up: f64,
}

/// Microseconds of a tick with nothing due, and of one in which `due` of `live` leases have run out.
fn upkeep(live: usize, due: usize) -> Upkeep {
    const TICKS: u32 = 1_000;
    let clock = Arc::new(ManualClock::new());
    let config = LockServiceConfig {
        cleanup_interval: 0,
        renewal_margin: 0.0,
        ..Default::default()
    };
    let mut service = LockService::with_clock(config, clock.clone());
    for lock in 0..live {
        let seconds = if lock < due { 10 } else { 20 };
        let (name, client) = (format!("lock/{lock}"), "client".to_string());
        let lease = Some(Duration::from_secs(seconds));
        let granted = service.try_acquire(name, client, lease, HashMap::new());
        assert!(matches!(granted, Ok(AcquireResult::Acquired { .. })));
    }
    let ((), idle) = timed(|| {
        for _ in 0..TICKS {
            assert!(black_box(service.tick()).is_empty());
        }
    });
    clock.advance(Duration::from_secs(10));
    let (events, clean_up) = timed(|| service.tick());
    let expired = events
        .iter()
        .filter(|event| matches!(event, LockServiceEvent::LockExpired { .. }));
    assert_eq!(expired.count(), due, "all that is due is told");
    Upkeep {
        idle_tick: idle.as_secs_f64() * 1e6 / f64::from(TICKS),
        clean_up: clean_up.as_secs_f64() * 1e6,
    }
}

fn look_after() {
    let mut table = Table::new([
        "live leases",
        "run out",
        "idle tick, µs",
        "the tick that finds them, µs",
    ]);
    for (live, due) in [(1_000, 100), (100_000, 100), (100_000, 10_000)] {
        let [runs] = take_turns::<1, _>(ROUNDS, |_, _| upkeep(live, due));
        table.row([
            thousands(live as f64),
            thousands(due as f64),
            format!("{:.3}", median(runs.iter().map(|run| run.idle_tick))),
            format!("{:.1}", median(runs.iter().map(|run| run.clean_up))),
        ]);
    }
    println!("distributed-lock alone: what it costs to find what is due\n\n{table}");
}

fn main() {
    println!(
        "\nOne thread, processor time, medians of {ROUNDS} runs of {OPERATIONS} operations. Above 1 we \
         are ahead."
    );
    compare();
    look_after();
}
