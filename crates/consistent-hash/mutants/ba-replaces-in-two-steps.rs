//! # Replaces a member in two steps
//!
//! What is wrong: between two locks a reader finds the node missing, and what moved is counted
//! wrongly.
//! Why people write it: remove, then add, each of which is safe.
//!
//! Killed by: shared::its_changes_say_what_moved

mod shared {
    impl SharedRing {
        pub fn add_node(&self, node: PhysicalNode) -> HashSet<u64> {
            let mut moved = self.write().remove_node(&node.id); // MUTANT: and lets go of the lock
            moved.extend(self.write().add_node(node)); // MUTANT
            moved // MUTANT
        }
    }
}
