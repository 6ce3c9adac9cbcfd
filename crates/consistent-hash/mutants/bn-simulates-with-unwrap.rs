//! # Panics in the tools at a poisoned lock
//!
//! What is wrong: statistics, simulations and ring_debug() panic after another thread has.
//! Why people write it: these are for operators, and only the lookups seemed to matter.
//!
//! Dies by: panic
//!
//! Killed by: shared::a_thread_that_panics_with_the_lock_takes_nothing_from_the_others

mod shared {
    impl SharedRing {
        pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats {
            self.ring.read().unwrap().distribution_stats(keys) // MUTANT
        }

        pub fn simulate_add(&self, node: &PhysicalNode, sample_keys: &[String]) -> f64 {
            self.ring.read().unwrap().simulate_add(node, sample_keys) // MUTANT
        }

        pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64 {
            self.ring.read().unwrap().simulate_remove(node_id, sample_keys) // MUTANT
        }

        pub fn ring_debug(&self) -> Vec<(u64, String)> {
            self.ring.read().unwrap().ring_debug() // MUTANT
        }
    }
}
