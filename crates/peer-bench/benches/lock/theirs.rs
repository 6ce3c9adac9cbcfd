//! `ash-lock`.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use ash_lock::{InMemoryBackend, LockBackend, LockClient, LockConfig};
use tokio::runtime::{Builder, Runtime};

use super::{LEASE, LockId, Locks};

pub struct Theirs {
    /// As the client holds it.
    backend: Arc<dyn LockBackend>,
    client: LockClient,
    runtime: Runtime,
}

/// The result of a future that never waits.
fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the backend in memory never waits"),
    }
}

impl Locks for Theirs {
    fn new() -> Self {
        let runtime = Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("a runtime of this thread");
        let backend: Arc<dyn LockBackend> = Arc::new(InMemoryBackend::new());
        let client = LockClient::connect_with(LockConfig::default(), Arc::clone(&backend));
        let client = runtime.block_on(client).expect("a client");
        Self {
            backend,
            client,
            runtime,
        }
    }

    fn acquire(&mut self, lock: &LockId) -> Option<u64> {
        let granted = ready(self.backend.try_acquire(lock, LEASE));
        granted.ok().map(|(token, _)| token)
    }

    fn release(&mut self, lock: &LockId, token: u64) {
        ready(self.backend.release(lock, token)).expect("the holder releases");
    }

    fn renew(&mut self, lock: &LockId, token: u64) {
        ready(self.backend.try_renew(lock, token, LEASE)).expect("the holder renews");
    }

    fn guard(&mut self, lock: &LockId) {
        self.runtime.block_on(async {
            let builder = self.client.lock(lock).await;
            let guard = builder.with_ttl(LEASE).acquire().await.expect("it is free");
            guard.unlock().await.expect("the holder releases");
        });
    }
}
