//! # Foresees its own positions strictly after the hash
//!
//! What is wrong: a key that stands exactly at a position of the newcomer is foreseen to stay, where
//! add_node moves it.
//! Why people write it: <= in the search for the node's next position; no ordinary key stands at one.
//!
//! Killed by: simulation::a_key_that_stands_at_a_position_is_foreseen_too

mod ring {
    impl ConsistentHashRing {
        fn would_own(&self, id: &str, positions: &[u64], hash: u64) -> bool {
            let at = positions.partition_point(|&position| position <= hash); // MUTANT: past it
            let Some(own) = positions.get(at).or(positions.first()) else {
                return false;
            };
            let distance = |position: u64| position.wrapping_sub(hash);
            let other = |&(_, slot): &(u64, Slot)| self.members.node(slot).id != id;
            let rival = self.points.walk(hash).find(other);
            rival.is_none_or(|(position, slot)| {
                (distance(*own), id) < (distance(position), &self.members.node(slot).id)
            })
        }
    }
}
