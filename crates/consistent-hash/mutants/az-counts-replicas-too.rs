//! # Counts a key for each of its copies
//!
//! What is wrong: keys_per_node adds up to three times the keys.
//! Why people write it: a lookup gives all nodes that hold the key, and all of them are
//! counted.
//!
//! Killed by: statistics::each_key_counts_for_its_primary

mod ring {
    impl ConsistentHashRing {
        pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats {
            let mut counts = vec![0; self.members.slots()];
            for found in keys.iter().filter_map(|key| self.lookup(key)) { // MUTANT
                for node in [&found.primary].into_iter().chain(&found.replicas) { // MUTANT
                    counts[self.members.find(&node.id).map_or(0, Slot::index)] += 1; // MUTANT
                } // MUTANT
            } // MUTANT
            let count = |slot: Slot| (self.members.node(slot).id.clone(), counts[slot.index()]);
            let keys_per_node: HashMap<String, usize> =
                self.members.listed().into_iter().map(count).collect();
            DistributionStats::of(keys_per_node)
        }
    }
}
