//! # Does not wait for a writer
//!
//! What is wrong: while a node is being added the ring looks empty.
//! Why people write it: try_read keeps readers from ever blocking, and something must be
//! answered when it fails.
//!
//! Killed by: shared::a_change_is_seen_whole_or_not_at_all

mod shared {
    impl SharedRing {
        pub fn ring_debug(&self) -> Vec<(u64, String)> {
            let now = self.ring.try_read(); // MUTANT
            now.map_or_else(|_| Vec::new(), |ring| ring.ring_debug()) // MUTANT: busy is not empty
        }
    }
}
