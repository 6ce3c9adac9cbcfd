//! # A held lock is an error to its own client
//!
//! What is wrong: a guard of a lock that its own client holds is NotHolder; only others get
//! a Timeout.
//! Why people write it: asking for one's own lock looks like a mistake of another kind.
//!
//! Killed by: guards::a_guard_of_a_held_lock_is_refused_at_once

mod client {
    impl LockClient {
        pub fn acquire_with_auto_renew(
            &self,
            service: &mut LockService,
            lock_id: LockId,
            lease_duration: Duration,
        ) -> Result<LockGuard, LockError> {
            let request = Request {
                lock_id: lock_id.clone(),
                client_id: self.client_id.clone(),
                lease: Some(lease_duration),
                renews_itself: true,
                metadata: HashMap::new(),
            };
            let (mut state, now) = service.inner.lock();
            let result = state.table.acquire(request, now)?;
            drop(state);
            let fencing_token = match result { // MUTANT: whose is it
                AcquireResult::Acquired { fencing_token, .. } => fencing_token, // MUTANT
                AcquireResult::AlreadyHeld { holder, .. } if holder == self.client_id => { // MUTANT
                    return Err(LockError::NotHolder(holder)); // MUTANT
                } // MUTANT
                _ => return Err(LockError::Timeout), // MUTANT
            }; // MUTANT
            service.inner.arm();
            let client_id = self.client_id.clone();
            Ok(LockGuard::new(
                &service.inner,
                lock_id,
                client_id,
                fencing_token,
            ))
        }
    }
}
