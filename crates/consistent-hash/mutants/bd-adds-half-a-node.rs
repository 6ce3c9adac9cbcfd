//! # Adds a node in two halves
//!
//! What is wrong: a reader finds a node with a part of its positions.
//! Why people write it: a short lock is good, so a long change is cut into pieces.
//!
//! Killed by: shared::its_changes_say_what_moved

mod shared {
    impl SharedRing {
        pub fn add_node(&self, node: PhysicalNode) -> HashSet<u64> {
            let weight = node.weight; // MUTANT
            let mut moved = HashSet::new(); // MUTANT
            for weight in 1..=weight { // MUTANT: step by step
                moved.extend(self.write().add_node(PhysicalNode { weight, ..node.clone() })); // MUTANT
            } // MUTANT
            moved // MUTANT
        }
    }
}
