//! # The end of a session counts expired leases
//!
//! What is wrong: end_session names locks that the client has lost already, and their
//! expiry becomes a release.
//! Why people write it: the holder in the record is the client's name, and nobody has
//! cleaned up yet.
//!
//! Killed by: sessions::the_end_of_a_session_touches_no_lock_that_the_client_has_lost

mod table {
    impl Table {
        pub(crate) fn end_session(&mut self, client_id: &ClientId, now: Instant) -> Vec<LockId> {
            let mut released = Vec::new();
            for (lock_id, &slot) in &self.slots {
                let lease = &mut self.leases[slot as usize];
                if lease.holder == *client_id && !lease.released { // MUTANT: it is the client's
                    lease.end(now);
                    released.push(lock_id.clone());
                }
            }
            released.sort_unstable();
            released
        }
    }
}
