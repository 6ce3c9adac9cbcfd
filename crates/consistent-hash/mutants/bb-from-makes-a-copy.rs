//! # Makes a copy of the ring that it is given
//!
//! What is wrong: the owner of the Arc and the handle see different rings.
//! Why people write it: reading out of a lock and cloning gets rid of a lifetime.
//!
//! Killed by: shared::a_clone_is_a_handle_to_the_same_ring

mod shared {
    impl From<Arc<RwLock<ConsistentHashRing>>> for SharedRing {
        fn from(ring: Arc<RwLock<ConsistentHashRing>>) -> Self {
            let copy = ring.read().unwrap_or_else(PoisonError::into_inner).clone(); // MUTANT
            Self { ring: Arc::new(RwLock::new(copy)) } // MUTANT
        }
    }
}
