//! The hidden tests, one file a criterion, and the desk at which they stand.
//!
//! What the service says is put into words, with times in milliseconds since the desk was opened:
//! so a failure reads as what was said and what should have been.

mod acquiring;
mod clock;
mod delays;
mod events;
mod exclusion;
mod fencing;
mod forgetting;
mod guards;
mod inspection;
mod leases;
mod looks;
mod model;
mod releasing;
mod renewing;
mod sessions;
mod threads;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use self::clock::TestClock;
use crate::{
    AcquireResult, Clock, FencingToken, LockClient, LockError, LockGuard, LockInfo, LockService,
    LockServiceConfig, LockServiceEvent,
};

/// The one assertion of the suite: what was done, what came out, and what the rule asks for.
#[track_caller]
fn check(done: &str, got: impl Into<String>, want: &str, rule: &str) {
    let got: String = got.into();
    if got != want {
        panic!("{done}: the answer is [{got}], but must be [{want}]: {rule}");
    }
}

/// A service on a clock of the test's.
struct Desk {
    clock: Arc<TestClock>,
    opened: Instant,
    service: LockService,
}

impl Desk {
    fn open() -> Desk {
        Desk::with(LockServiceConfig::default())
    }

    fn with(config: LockServiceConfig) -> Desk {
        let clock = Arc::new(TestClock::new());
        let opened = clock.now();
        let service = LockService::with_clock(config, clock.clone());
        Desk {
            clock,
            opened,
            service,
        }
    }

    /// Time goes by, and alarms ring when they are due.
    fn pass(&self, milliseconds: u64) {
        self.clock.pass(ms(milliseconds));
    }

    /// The process stands still, and alarms ring late.
    fn stall(&self, milliseconds: u64) {
        self.clock.stall(ms(milliseconds));
    }

    /// When that is.
    fn at(&self, instant: Instant) -> String {
        length(instant.saturating_duration_since(self.opened))
    }

    fn acquire(&mut self, lock: &str, client: &str) -> String {
        self.acquire_for(lock, client, None)
    }

    fn acquire_for(&mut self, lock: &str, client: &str, lease: Option<Duration>) -> String {
        self.acquire_with(lock, client, lease, &[])
    }

    fn acquire_with(
        &mut self,
        lock: &str,
        client: &str,
        lease: Option<Duration>,
        metadata: &[(&str, &str)],
    ) -> String {
        let metadata: HashMap<String, String> = metadata
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()))
            .collect();
        let result =
            self.service
                .try_acquire(lock.to_string(), client.to_string(), lease, metadata);
        self.grant(result)
    }

    fn grant(&self, result: Result<AcquireResult, LockError>) -> String {
        match result {
            Ok(AcquireResult::Acquired {
                fencing_token,
                expires_at,
            }) => format!("granted #{} until {}", fencing_token.0, self.at(expires_at)),
            Ok(AcquireResult::AlreadyHeld { holder, expires_at }) => {
                format!("held by {holder} until {}", self.at(expires_at))
            }
            Ok(AcquireResult::Waiting { .. }) => "Waiting, which is reserved".to_string(),
            Err(error) => refusal(&error),
        }
    }

    fn release(&mut self, lock: &str, client: &str, token: u64) -> String {
        let result =
            self.service
                .release(&lock.to_string(), &client.to_string(), FencingToken(token));
        match result {
            Ok(()) => "ok".to_string(),
            Err(error) => refusal(&error),
        }
    }

    fn renew(&mut self, lock: &str, client: &str, token: u64, by: Option<u64>) -> String {
        self.renew_by(lock, client, token, by.map(ms))
    }

    fn renew_by(&mut self, lock: &str, client: &str, token: u64, by: Option<Duration>) -> String {
        let result = self.service.renew(
            &lock.to_string(),
            &client.to_string(),
            FencingToken(token),
            by,
        );
        match result {
            Ok(expires_at) => format!("until {}", self.at(expires_at)),
            Err(error) => refusal(&error),
        }
    }

    fn valid(&self, lock: &str, token: u64) -> String {
        let result = self
            .service
            .is_valid(&lock.to_string(), FencingToken(token));
        match result {
            Ok(valid) => valid.to_string(),
            Err(error) => refusal(&error),
        }
    }

    fn info(&self, lock: &str) -> String {
        let info = self.service.get_lock_info(&lock.to_string());
        info.map_or("nothing".to_string(), |info| self.line(&info))
    }

    fn line(&self, info: &LockInfo) -> String {
        let mut metadata: Vec<String> = info
            .metadata
            .iter()
            .map(|(key, value)| format!(" {key}={value}"))
            .collect();
        metadata.sort_unstable();
        format!(
            "{}: {} #{} from {} until {}{}",
            info.lock_id,
            info.holder,
            info.fencing_token.0,
            self.at(info.acquired_at),
            self.at(info.expires_at),
            metadata.concat()
        )
    }

    /// The locks that `list_locks` names, in its order.
    fn listed(&self) -> String {
        ids(&self.service.list_locks())
    }

    fn listed_of(&self, client: &str) -> String {
        ids(&self.service.list_client_locks(&client.to_string()))
    }

    fn clean_up(&mut self) -> String {
        self.service.cleanup_expired().join(" ")
    }

    fn end_session(&mut self, client: &str) -> String {
        self.service.end_session(&client.to_string()).join(" ")
    }

    fn tick(&mut self) -> String {
        let events = self.service.tick();
        let told: Vec<String> = events.iter().map(told).collect();
        told.join(", ")
    }

    /// A guard for `client`, which must be granted.
    #[track_caller]
    fn guard(&mut self, lock: &str, client: &str, lease: u64) -> LockGuard {
        match self.try_guard(lock, client, ms(lease)) {
            Ok(guard) => guard,
            Err(error) => panic!(
                "acquire_with_auto_renew of the free lock {lock} by {client} for {lease} ms gives \
                 {error:?}, but must give a guard"
            ),
        }
    }

    fn try_guard(
        &mut self,
        lock: &str,
        client: &str,
        lease: Duration,
    ) -> Result<LockGuard, LockError> {
        let client = LockClient::new(client.to_string());
        client.acquire_with_auto_renew(&mut self.service, lock.to_string(), lease)
    }
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

const NANOSECOND: Duration = Duration::from_nanos(1);

/// In milliseconds, and nanoseconds if there are any.
fn length(duration: Duration) -> String {
    match duration.subsec_nanos() % 1_000_000 {
        0 => format!("{} ms", duration.as_millis()),
        rest => format!("{} ms {rest} ns", duration.as_millis()),
    }
}

fn ids(infos: &[LockInfo]) -> String {
    let ids: Vec<&str> = infos.iter().map(|info| info.lock_id.as_str()).collect();
    ids.join(" ")
}

fn refusal(error: &LockError) -> String {
    match error {
        LockError::NotFound(lock) => format!("NotFound({lock})"),
        LockError::NotHolder(client) => format!("NotHolder({client})"),
        LockError::Expired => "Expired".to_string(),
        LockError::InvalidFencingToken { expected, actual } => {
            format!("InvalidFencingToken(expected {expected}, actual {actual})")
        }
        LockError::LeaseTooLong { requested, max } => {
            format!("LeaseTooLong(requested {requested}, max {max})")
        }
        LockError::Timeout => "Timeout".to_string(),
    }
}

fn told(event: &LockServiceEvent) -> String {
    match event {
        LockServiceEvent::LockExpired { lock_id, holder } => {
            format!("{lock_id} of {holder} expired")
        }
        LockServiceEvent::LockExpiringSoon {
            lock_id,
            holder,
            remaining,
        } => format!("{lock_id} of {holder} has {}", length(*remaining)),
    }
}

/// Numbers that depend on the test's name and the run's seed alone (SplitMix64).
struct Random(u64);

impl Random {
    fn of(test: &str) -> Random {
        Random(testbed::seed_for(test).as_u64())
    }

    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound as u64) as usize
    }
}
