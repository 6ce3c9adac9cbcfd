//! # Answers a shared lookup without replicas
//!
//! What is wrong: the shared ring forgets the replicas.
//! Why people write it: the methods were written again instead of passed on.
//!
//! Killed by: shared::it_says_what_the_ring_says

mod shared {
    impl SharedRing {
        pub fn lookup_hash(&self, hash: u64) -> Option<LookupResult> {
            let mut found = self.read().lookup_hash(hash)?; // MUTANT
            found.replicas.clear(); // MUTANT
            Some(found) // MUTANT
        }
    }
}
