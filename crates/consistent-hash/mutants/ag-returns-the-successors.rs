//! # Returns the positions that lose keys
//!
//! What is wrong: the set holds the next position after each of the newcomer's: the ends of
//! arcs that are cut, not of those that move.
//! Why people write it: Dynamo's "transfer from the successor" makes one collect successors.
//!
//! Killed by: adding::a_newcomer_takes_over_at_each_of_its_positions,
//! adding::a_hash_changes_its_primary_exactly_if_it_falls_to_a_returned_position

mod ring {
    impl ConsistentHashRing {
        fn enter(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved = HashSet::with_capacity(positions.len());
            for &position in positions {
                if self.points.insert(position, slot, &self.members) {
                    let next = self.points.walk(position.wrapping_add(1)).next(); // MUTANT
                    moved.extend(next.map(|(position, _)| position)); // MUTANT
                }
            }
            moved
        }
    }
}
