//! # Simulates by the share of the weights
//!
//! What is wrong: weight over the sum of weights: about right, and no forecast of what will
//! happen.
//! Why people write it: the expected value is a formula, and needs no key at all.
//!
//! Killed by: simulation::an_addition_is_foreseen_exactly,
//! simulation::a_replacement_is_foreseen_exactly, simulation::a_collision_is_foreseen_too

mod ring {
    impl ConsistentHashRing {
        pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64 {
            let others = self.nodes().into_iter().filter(|other| other.id != node.id); // MUTANT
            let sum: u32 = others.map(|other| other.weight).sum(); // MUTANT
            if sample_keys.is_empty() || node.weight == 0 { // MUTANT
                return 0.0; // MUTANT
            } // MUTANT
            f64::from(node.weight) / f64::from(sum + node.weight) // MUTANT
        }
    }
}
