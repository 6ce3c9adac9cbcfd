//! # Gives ties to the newcomer in a forecast
//!
//! What is wrong: at a shared position simulate_add lets the newcomer win, where add_node asks
//! the ids.
//! Why people write it: <= where the distances are compared; only a collision shows it.
//!
//! Killed by: simulation::a_collision_is_foreseen_too

mod ring {
    impl ConsistentHashRing {
        fn would_own(&self, id: &str, positions: &[u64], hash: u64) -> bool {
            let at = positions.partition_point(|&position| position < hash);
            let Some(own) = positions.get(at).or(positions.first()) else {
                return false;
            };
            let distance = |position: u64| position.wrapping_sub(hash);
            let other = |&(_, slot): &(u64, Slot)| self.members.node(slot).id != id;
            let rival = self.points.walk(hash).find(other);
            rival.is_none_or(|(position, slot)| {
                let _ = slot; // MUTANT
                distance(*own) <= distance(position) // MUTANT
            })
        }
    }
}
