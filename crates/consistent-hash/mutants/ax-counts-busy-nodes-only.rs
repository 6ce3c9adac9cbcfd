//! # Leaves nodes without keys out
//!
//! What is wrong: idle nodes are not listed, and the spread looks better than it is.
//! Why people write it: an entry is made when the first key is counted.
//!
//! Killed by: statistics::nodes_without_keys_count_with_zero,
//! statistics::nothing_at_all_has_no_spread

mod ring {
    impl ConsistentHashRing {
        pub fn distribution_stats(&self, keys: &[String]) -> DistributionStats {
            let mut counts = vec![0; self.members.slots()];
            let owner = |key: &String| self.points.owner(hash_key(key));
            for owner in keys.iter().filter_map(owner) {
                counts[owner.index()] += 1;
            }
            let count = |slot: Slot| (self.members.node(slot).id.clone(), counts[slot.index()]);
            let keys_per_node: HashMap<String, usize> =
                self.members.listed().into_iter().map(count).collect();
            let busy = keys_per_node.into_iter().filter(|&(_, count)| count > 0); // MUTANT
            DistributionStats::of(busy.collect()) // MUTANT
        }
    }
}
