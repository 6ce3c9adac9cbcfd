//! # A renewal repeats the length of the lease
//!
//! What is wrong: without an extension the lease is renewed by the length that it was
//! granted for.
//! Why people write it: it is what etcd does; the configuration has a default for it,
//! though.
//!
//! Killed by: renewing::a_renewal_without_a_length_takes_the_default

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
            let slot = self.slots.get(lock_id).map(|&slot| slot as usize); // MUTANT: as it was granted
            let lease = slot.map(|slot| (self.leases[slot].expires_at, self.details[slot].acquired_at)); // MUTANT
            let granted = lease.map(|(end, from)| end - from); // MUTANT
            let length = self.length(extension.or(granted))?; // MUTANT
            let slot = self.find(lock_id, now)?;
            let lease = &self.leases[slot as usize];
            lease.check(client_id, token, now)?;
            Ok(self.extend(slot, length, now))
        }
    }
}
