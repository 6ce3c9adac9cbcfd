//! # Replaces a member in two steps, and returns the right set
//!
//! What is wrong: between two locks a reader finds the member gone, and its keys with it.
//! Why people write it: what is returned was found out beforehand, and then remove and add do the
//! rest, each of which is safe.
//!
//! Killed by: shared::a_member_that_is_replaced_is_never_gone

mod shared {
    impl SharedRing {
        pub fn add_node(&self, node: PhysicalNode) -> HashSet<u64> {
            let mut ring = self.write(); // MUTANT
            let moved = ring.clone().add_node(node.clone()); // MUTANT
            ring.remove_node(&node.id); // MUTANT
            drop(ring); // MUTANT: and lets go of the lock
            std::thread::yield_now(); // MUTANT: a busy machine
            self.write().add_node(node); // MUTANT
            moved // MUTANT
        }
    }
}
