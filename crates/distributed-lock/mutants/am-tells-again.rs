//! # Expiries are told again
//!
//! What is wrong: each tick tells of all expiries that there ever were.
//! Why people write it: the list is read, and nobody empties it.
//!
//! Killed by: events::an_expiry_is_told_once_by_the_next_tick_whoever_saw_it,
//! events::a_tick_cleans_up_once_an_interval

mod table {
    impl Table {
        fn tell_expiries(&mut self) -> Vec<LockServiceEvent> {
            self.untold.sort_unstable();
            let told = self.untold.clone().into_iter(); // MUTANT: read
            told.map(|(_, lock_id, _, holder)| LockServiceEvent::LockExpired { lock_id, holder })
                .collect()
        }
    }
}
