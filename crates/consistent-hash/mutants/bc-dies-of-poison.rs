//! # Panics at a poisoned lock
//!
//! What is wrong: one panic anywhere, and every thread that asks the ring panics too.
//! Why people write it: .read().unwrap() is what the examples of std show.
//!
//! Dies by: panic
//!
//! Killed by: shared::a_thread_that_panics_with_the_lock_takes_nothing_from_the_others

mod shared {
    impl SharedRing {
        fn read(&self) -> RwLockReadGuard<'_, ConsistentHashRing> {
            self.ring.read().unwrap() // MUTANT
        }

        fn write(&self) -> RwLockWriteGuard<'_, ConsistentHashRing> {
            self.ring.write().unwrap() // MUTANT
        }
    }
}
