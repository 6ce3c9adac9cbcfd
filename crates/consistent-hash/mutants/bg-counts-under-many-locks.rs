//! # Takes a lock for each key
//!
//! What is wrong: the ring changes between two keys, and the counts are those of no ring.
//! Why people write it: the methods of the shared ring are at hand, and each of them is safe.
//!
//! Killed by: races::statistics_are_of_one_state

mod shared {
    impl SharedRing {
        pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats {
            let nodes = self.nodes().into_iter(); // MUTANT: one lock for the members
            let mut counts = nodes.map(|node| (node.id, 0)).collect::<std::collections::HashMap<_, _>>(); // MUTANT
            for found in keys.iter().filter_map(|key| self.lookup(key)) { // MUTANT: one for each key
                *counts.entry(found.primary.id).or_insert(0) += 1; // MUTANT
                std::thread::yield_now(); // MUTANT: a busy machine
            } // MUTANT
            DistributionStats::of(counts) // MUTANT
        }
    }
}
