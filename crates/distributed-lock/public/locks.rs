//! Leases on a clock that the test moves.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use crate::{
    AcquireResult, FencingToken, LockError, LockService, LockServiceConfig, LockServiceEvent,
    ManualClock,
};

fn service() -> (LockService, Arc<ManualClock>) {
    let clock = Arc::new(ManualClock::new());
    let service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    (service, clock)
}

/// Whether the client got the lock.
fn gets(service: &mut LockService, lock: &str, client: &str) -> bool {
    let result = service.try_acquire(lock.to_string(), client.to_string(), None, HashMap::new());
    matches!(result, Ok(AcquireResult::Acquired { .. }))
}

#[test]
fn a_silent_holder_loses_the_lock_when_its_lease_ends() {
    let (mut service, clock) = service();
    assert!(gets(&mut service, "door", "alice"));
    clock.advance(Duration::from_secs(29));
    assert!(!gets(&mut service, "door", "bob"), "one second is left");
    clock.advance(Duration::from_secs(2));
    assert!(gets(&mut service, "door", "bob"), "alice's lease is over");
}

#[test]
fn a_lease_that_is_over_cannot_be_renewed() {
    let (mut service, clock) = service();
    assert!(gets(&mut service, "door", "alice"));
    clock.advance(Duration::from_secs(31));
    let (door, alice) = ("door".to_string(), "alice".to_string());
    let error = service
        .renew(&door, &alice, FencingToken(1), None)
        .unwrap_err();
    assert!(matches!(error, LockError::Expired), "{error:?}");
}

#[test]
fn a_release_may_be_repeated() {
    let (mut service, _clock) = service();
    assert!(gets(&mut service, "door", "alice"));
    let (door, alice) = ("door".to_string(), "alice".to_string());
    service.release(&door, &alice, FencingToken(1)).unwrap();
    service.release(&door, &alice, FencingToken(1)).unwrap();
}

#[test]
fn a_tick_tells_of_a_lease_that_ran_out() {
    let (mut service, clock) = service();
    assert!(gets(&mut service, "door", "alice"));
    clock.advance(Duration::from_secs(31));
    let events = service.tick();
    assert!(
        matches!(&events[..], [LockServiceEvent::LockExpired { holder, .. }] if holder == "alice"),
        "{events:?}"
    );
}
