//! # Lets the first node move nothing
//!
//! What is wrong: on an empty ring the set is empty, though every key changes from nobody to
//! the node.
//! Why people write it: "there is nobody to take keys from" sounds right.
//!
//! Killed by: adding::the_first_node_takes_everything,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        fn enter(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved = HashSet::with_capacity(positions.len());
            for &position in positions {
                if self.points.insert(position, slot, &self.members) {
                    moved.insert(position);
                }
            }
            if self.members.placed() == 1 { // MUTANT
                return HashSet::new(); // MUTANT
            } // MUTANT
            moved
        }
    }
}
