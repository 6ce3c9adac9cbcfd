//! # Recovers from a poisoned lock in some methods only
//!
//! What is wrong: lookups by hash and the list of the members still panic.
//! Why people write it: the first method was mended when its test failed, the others were not.
//!
//! Dies by: panic
//!
//! Killed by: shared::a_thread_that_panics_with_the_lock_takes_nothing_from_the_others

mod shared {
    impl SharedRing {
        pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult> {
            self.ring.read().unwrap().lookup_hash(hash) // MUTANT
        }

        pub fn nodes(&self) -> Vec<PhysicalNode> {
            self.ring.read().unwrap().nodes().into_iter().cloned().collect() // MUTANT
        }
    }
}
