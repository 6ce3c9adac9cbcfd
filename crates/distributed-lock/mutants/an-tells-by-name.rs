//! # Expiries in the order of the locks
//!
//! What is wrong: events of one tick are sorted by lock, so that the history of one tick
//! cannot be read.
//! Why people write it: all other lists are sorted so.
//!
//! Killed by: events::expiries_are_told_in_the_order_in_which_they_happened

mod table {
    impl Table {
        fn tell_expiries(&mut self) -> Vec<LockServiceEvent> {
            self.untold.sort_by(|one, another| one.1.cmp(&another.1)); // MUTANT: as everywhere
            let told = self.untold.drain(..);
            told.map(|(_, lock_id, _, holder)| LockServiceEvent::LockExpired { lock_id, holder })
                .collect()
        }
    }
}
