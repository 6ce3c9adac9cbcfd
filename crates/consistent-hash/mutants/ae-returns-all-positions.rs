//! # Returns all positions of a newcomer
//!
//! What is wrong: a position behind a smaller id is in the set, though its arc does not move.
//! Why people write it: "the positions of the node" is nearly the definition, and right
//! without collisions.
//!
//! Killed by: collisions::only_the_owner_of_a_shared_position_moves_keys,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        fn enter(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved = HashSet::with_capacity(positions.len());
            for &position in positions {
                self.points.insert(position, slot, &self.members); // MUTANT
                moved.insert(position); // MUTANT
            }
            moved
        }
    }
}
