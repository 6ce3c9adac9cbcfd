//! # Renewals of any length
//!
//! What is wrong: max_lease_duration is checked when a lock is acquired, not when it is
//! renewed.
//! Why people write it: the maximum reads as a property of the acquisition; with it a
//! holder has the lock for ever by one renewal.
//!
//! Killed by: leases::the_longest_lease_is_granted_and_a_nanosecond_more_is_not,
//! leases::too_long_is_said_before_anything_else

mod table {
    impl Table {
        pub(crate) fn renew(
            &mut self,
            lock_id: &LockId,
            client_id: &ClientId,
            token: FencingToken,
            extension: Option<Duration>,
            now: Instant,
        ) -> Result<Instant, LockError> {
            let length = extension.unwrap_or(self.default_lease); // MUTANT: checked at the acquisition
            let slot = self.find(lock_id, now)?;
            let lease = &self.leases[slot as usize];
            lease.check(client_id, token, now)?;
            Ok(self.extend(slot, length, now))
        }
    }
}
