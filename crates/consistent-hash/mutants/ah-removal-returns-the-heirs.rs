//! # Returns the positions that inherit
//!
//! What is wrong: the set holds the next position after each of the leaver's: the ends of arcs
//! that grow, not of those that move.
//! Why people write it: the heirs are who must be told, so their positions are collected.
//!
//! Killed by: removing::a_leaver_gives_up_the_positions_that_it_owned,
//! removing::a_hash_changes_its_primary_exactly_if_it_fell_to_a_returned_position,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        pub fn remove_node(&mut self, node_id: &str) -> HashSet<u64> {
            let Some((slot, positions)) = self.members.remove(node_id) else {
                return HashSet::new();
            };
            let mut moved = HashSet::with_capacity(positions.len());
            for position in positions {
                if self.points.remove(position, slot) {
                    let next = self.points.walk(position).next(); // MUTANT
                    moved.extend(next.map(|(position, _)| position)); // MUTANT
                }
            }
            moved
        }
    }
}
