//! # Each lock counts its own tokens
//!
//! What is wrong: tokens begin at 1 for each lock, and again when a lock was forgotten: an
//! old token is accepted once more.
//! Why people write it: the counter finds its place in the record of the lock, which is
//! where the token is needed.
//!
//! Killed by: fencing::tokens_rise_across_locks_releases_and_expiries,
//! fencing::tokens_rise_also_when_a_lock_was_forgotten,
//! acquiring::each_name_is_a_lock_of_its_own,
//! acquiring::a_free_lock_is_granted_for_the_lease_that_was_asked_or_the_default

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
            let last = slot.map_or(0, |slot| self.leases[slot as usize].token.0); // MUTANT: the last of this lock
            let fencing_token = FencingToken(last + 1); // MUTANT
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
                renews_by: request.renews_itself.then_some(length),
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
