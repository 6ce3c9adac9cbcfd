//! A lock that looks after itself.

use std::sync::Arc;
use std::time::Duration;

use crate::{LockClient, LockError, LockService, LockServiceConfig, ManualClock};

#[test]
fn a_guard_holds_the_lock_until_it_is_dropped() {
    let clock = Arc::new(ManualClock::new());
    let mut service = LockService::with_clock(LockServiceConfig::default(), clock.clone());
    let (alice, bob) = (
        LockClient::new("alice".to_string()),
        LockClient::new("bob".to_string()),
    );
    let (door, lease) = ("door".to_string(), Duration::from_secs(10));
    let guard = alice
        .acquire_with_auto_renew(&mut service, door.clone(), lease)
        .unwrap();
    clock.advance(Duration::from_secs(60));
    let refused = bob.acquire_with_auto_renew(&mut service, door.clone(), lease);
    assert!(
        matches!(refused, Err(LockError::Timeout)),
        "alice's guard renews"
    );
    drop(guard);
    assert!(
        bob.acquire_with_auto_renew(&mut service, door, lease)
            .is_ok(),
        "alice's guard is gone"
    );
}
