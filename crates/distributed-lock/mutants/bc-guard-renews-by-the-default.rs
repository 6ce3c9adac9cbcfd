//! # A guard renews by the default
//!
//! What is wrong: a guard for one second holds the lock for half a minute from its first
//! renewal on.
//! Why people write it: renew without an extension is what the guard calls.
//!
//! Killed by: guards::a_guard_renews_itself_when_the_margin_is_reached,
//! guards::each_guard_renews_by_its_own_lease

mod table {
    impl Table {
        fn grant(
            &mut self,
            slot: Option<u32>,
            request: Request,
            length: Duration,
            now: Instant,
        ) -> AcquireResult {
            self.last_token += 1;
            let fencing_token = FencingToken(self.last_token);
            let expires_at = now + length;
            let lease = Lease {
                holder: request.client_id,
                token: fencing_token,
                expires_at,
                margin_at: self.margin_at(now, expires_at),
                released: false,
                warned: false,
                swept: false,
            };
            let details = Details {
                lock_id: request.lock_id,
                released_before: None,
                acquired_at: now,
                renews_by: request.renews_itself.then_some(self.default_lease), // MUTANT: as renew does
                metadata: request.metadata,
            };
            let slot = match slot {
                Some(slot) => self.regrant(slot, lease, details, now),
                None => self.settle(lease, details),
            };
            self.plan(slot);
            AcquireResult::Acquired {
                fencing_token,
                expires_at,
            }
        }
    }
}
