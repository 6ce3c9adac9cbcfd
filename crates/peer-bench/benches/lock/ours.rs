//! `distributed-lock`.

use std::collections::HashMap;

use super::{AcquireResult, LEASE, LockClient, LockService, LockServiceConfig, Locks};
use distributed_lock::{ClientId, FencingToken, LockId};

pub struct Ours {
    service: LockService,
    client_id: ClientId,
    client: LockClient,
}

impl Locks for Ours {
    fn new() -> Self {
        Self {
            service: LockService::new(LockServiceConfig::default()),
            client_id: "client".to_string(),
            client: LockClient::new("client".to_string()),
        }
    }

    fn acquire(&mut self, lock: &LockId) -> Option<u64> {
        let (lock, client) = (lock.clone(), self.client_id.clone());
        let result = self
            .service
            .try_acquire(lock, client, Some(LEASE), HashMap::new());
        match result {
            Ok(AcquireResult::Acquired { fencing_token, .. }) => Some(fencing_token.0),
            _ => None,
        }
    }

    fn release(&mut self, lock: &LockId, token: u64) {
        let released = self
            .service
            .release(lock, &self.client_id, FencingToken(token));
        assert!(released.is_ok(), "the holder releases");
    }

    fn renew(&mut self, lock: &LockId, token: u64) {
        let renewed = self
            .service
            .renew(lock, &self.client_id, FencingToken(token), Some(LEASE));
        assert!(renewed.is_ok(), "the holder renews");
    }

    fn guard(&mut self, lock: &LockId) {
        let guard = self
            .client
            .acquire_with_auto_renew(&mut self.service, lock.clone(), LEASE);
        drop(guard.expect("it is free"));
    }
}
