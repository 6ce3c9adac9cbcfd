//! # The end of a session in the order of the locks' ages
//!
//! What is wrong: the ids come in the order of the grants.
//! Why people write it: nobody sorts what is only a list of what was done.
//!
//! Killed by: sessions::the_end_of_a_session_releases_all_that_the_client_holds

mod table {
    impl Table {
        pub(crate) fn end_session(&mut self, client_id: &ClientId, now: Instant) -> Vec<LockId> {
            let mut released = Vec::new();
            for (lease, details) in self.leases.iter_mut().zip(&self.details) { // MUTANT: as they were granted
                let lock_id = &details.lock_id; // MUTANT
                if lease.holder == *client_id && lease.is_valid(now) {
                    lease.end(now);
                    released.push(lock_id.clone());
                }
            }
            // MUTANT: as they come
            released
        }
    }
}
