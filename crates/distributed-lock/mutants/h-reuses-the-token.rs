//! # The same client gets the same token again
//!
//! What is wrong: a client that comes back to a lock which nobody had in between is given
//! its old token.
//! Why people write it: nobody else has written in between, so the old token looks good
//! enough; but messages of the earlier lease are still on their way.
//!
//! Killed by: fencing::tokens_rise_across_locks_releases_and_expiries,
//! fencing::a_late_message_of_an_earlier_grant_is_refused,
//! fencing::whoever_writes_late_is_refused_once_a_later_holder_has_written

mod table {
    impl Table {
        fn grant(
            &mut self,
            slot: Option<u32>,
            request: Request,
            length: Duration,
            now: Instant,
        ) -> AcquireResult {
            let before = slot.map(|slot| &self.leases[slot as usize]); // MUTANT: who had it last
            let same = before.filter(|lease| lease.holder == request.client_id); // MUTANT
            let fencing_token = same.map_or(FencingToken(self.last_token + 1), |lease| lease.token); // MUTANT
            self.last_token = self.last_token.max(fencing_token.0); // MUTANT
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
