//! # Returns all positions of a leaver
//!
//! What is wrong: a position behind a smaller id is in the set, though its arc stays.
//! Why people write it: the positions are at hand when they are taken away.
//!
//! Killed by: collisions::only_the_owner_of_a_shared_position_moves_keys,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        pub fn remove_node(&mut self, node_id: &str) -> HashSet<u64> {
            let Some((slot, positions)) = self.members.remove(node_id) else {
                return HashSet::new();
            };
            let mut moved = HashSet::with_capacity(positions.len());
            for position in positions {
                self.points.remove(position, slot); // MUTANT
                moved.insert(position); // MUTANT
            }
            moved
        }
    }
}
