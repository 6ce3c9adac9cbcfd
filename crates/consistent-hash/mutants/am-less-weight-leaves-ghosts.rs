//! # Leaves the positions that a lighter node no longer has
//!
//! What is wrong: virtual nodes of the old weight stay on the ring, and no removal finds them.
//! Why people write it: adding inserts; that a replacement must also take away is easily
//! forgotten.
//!
//! Killed by: replacing::less_weight_gives_arcs_back,
//! replacing::a_node_is_drained_and_comes_back,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        fn give_up(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved = HashSet::new();
            for &position in positions {
                if self.points.owner(position) == Some(slot) { // MUTANT: nothing is taken away
                    moved.insert(position);
                }
            }
            moved.retain(|&position| self.points.owner(position) != Some(slot));
            moved
        }
    }
}
