//! # Counts all keys that the node will own
//!
//! What is wrong: a member that is added again "moves" the keys that it has already.
//! Why people write it: the share of the node is the same thing, for a newcomer.
//!
//! Killed by: simulation::a_replacement_is_foreseen_exactly

mod ring {
    impl ConsistentHashRing {
        pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64 {
            let positions = self.positions_of(node);
            if sample_keys.is_empty() || positions.is_empty() { // MUTANT
                return self.moving(&node.id, &positions, sample_keys); // MUTANT
            } // MUTANT
            let owns = |key: &&String| self.would_own(&node.id, &positions, hash_key(key)); // MUTANT
            sample_keys.iter().filter(owns).count() as f64 / sample_keys.len() as f64 // MUTANT
        }
    }
}
