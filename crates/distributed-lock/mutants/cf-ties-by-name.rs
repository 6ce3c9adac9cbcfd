//! # Expiries of one instant by their holders
//!
//! What is wrong: leases of one lock that end at one instant are told in the order of
//! their holders, not in the order in which they were granted.
//! Why people write it: the list is sorted as it stands, and the holder comes after the
//! lock.
//!
//! Killed by: events::leases_of_one_lock_that_end_at_one_instant_are_told_by_their_tokens

mod table {
    impl Table {
        fn tell_expiries(&mut self) -> Vec<LockServiceEvent> {
            self.untold.sort_by(|one, another| (one.0, &one.1, &one.3).cmp(&(another.0, &another.1, &another.3))); // MUTANT: by name
            let told = self.untold.drain(..);
            told.map(|(_, lock_id, _, holder)| LockServiceEvent::LockExpired { lock_id, holder })
                .collect()
        }
    }
}
