//! The first acquaintance, on the system's clock.

use std::collections::HashMap;
use std::thread;
use std::time::{Duration, Instant};

use crate::{AcquireResult, FencingToken, LockError, LockService, LockServiceConfig};

/// The token and the end of a grant, which is expected.
fn acquire(
    service: &mut LockService,
    lock: &str,
    client: &str,
    lease: Option<Duration>,
) -> (FencingToken, Instant) {
    let result = service.try_acquire(lock.to_string(), client.to_string(), lease, HashMap::new());
    match result.unwrap() {
        AcquireResult::Acquired {
            fencing_token,
            expires_at,
        } => (fencing_token, expires_at),
        other => panic!("{client} should get {lock}, but: {other:?}"),
    }
}

#[test]
fn the_first_grant_has_token_one_and_can_be_released() {
    let mut service = LockService::new(LockServiceConfig::default());
    let (token, _) = acquire(&mut service, "my_lock", "client1", None);
    assert_eq!(token.0, 1);
    service
        .release(&"my_lock".to_string(), &"client1".to_string(), token)
        .unwrap();
}

#[test]
fn a_held_lock_names_its_holder() {
    let mut service = LockService::new(LockServiceConfig::default());
    acquire(&mut service, "contested_lock", "client1", None);
    let second = service
        .try_acquire(
            "contested_lock".to_string(),
            "client2".to_string(),
            None,
            HashMap::new(),
        )
        .unwrap();
    match second {
        AcquireResult::AlreadyHeld { holder, .. } => assert_eq!(holder, "client1"),
        other => panic!("client1 holds it, but: {other:?}"),
    }
}

#[test]
fn tokens_rise_from_lock_to_lock() {
    let mut service = LockService::new(LockServiceConfig::default());
    let tokens: Vec<u64> = (0..5)
        .map(|lock| acquire(&mut service, &format!("lock_{lock}"), "client", None))
        .map(|(token, _)| token.0)
        .collect();
    assert!(
        tokens.windows(2).all(|pair| pair[1] > pair[0]),
        "{tokens:?}"
    );
}

#[test]
fn another_client_cannot_release() {
    let mut service = LockService::new(LockServiceConfig::default());
    let (token, _) = acquire(&mut service, "lock", "client1", None);
    let error = service
        .release(&"lock".to_string(), &"client2".to_string(), token)
        .unwrap_err();
    assert!(matches!(error, LockError::NotHolder(_)), "{error:?}");
}

#[test]
fn another_token_cannot_release() {
    let mut service = LockService::new(LockServiceConfig::default());
    let (token, _) = acquire(&mut service, "lock", "client1", None);
    let wrong = FencingToken(token.0 + 1);
    let error = service
        .release(&"lock".to_string(), &"client1".to_string(), wrong)
        .unwrap_err();
    assert!(
        matches!(error, LockError::InvalidFencingToken { .. }),
        "{error:?}"
    );
}

#[test]
fn a_renewal_puts_the_end_off() {
    let config = LockServiceConfig {
        default_lease_duration: 1000,
        ..Default::default()
    };
    let mut service = LockService::new(config);
    let lease = Some(Duration::from_millis(1000));
    let (token, before) = acquire(&mut service, "lock", "client", lease);
    let after = service
        .renew(
            &"lock".to_string(),
            &"client".to_string(),
            token,
            Some(Duration::from_millis(2000)),
        )
        .unwrap();
    assert!(after > before);
}

#[test]
fn an_expired_lock_is_free_again() {
    let config = LockServiceConfig {
        default_lease_duration: 10,
        cleanup_interval: 5,
        ..Default::default()
    };
    let mut service = LockService::new(config);
    let lease = Some(Duration::from_millis(1));
    acquire(&mut service, "expiring_lock", "client1", lease);
    thread::sleep(Duration::from_millis(10));
    service.cleanup_expired();
    let (token, _) = acquire(&mut service, "expiring_lock", "client2", None);
    assert!(token.0 > 1, "{token:?}");
}

#[test]
fn only_the_token_of_the_holder_is_valid() {
    let mut service = LockService::new(LockServiceConfig::default());
    let (token, _) = acquire(&mut service, "lock", "client", None);
    let lock = "lock".to_string();
    assert!(service.is_valid(&lock, token).unwrap());
    let old = FencingToken(token.0 - 1);
    assert!(!service.is_valid(&lock, old).unwrap_or(false));
}
