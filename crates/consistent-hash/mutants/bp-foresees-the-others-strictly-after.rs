//! # Foresees the positions of others strictly after the hash
//!
//! What is wrong: a key that stands exactly at a position of a third node is foreseen to move to the
//! newcomer, where that is next behind it.
//! Why people write it: "the next one after the hash" taken at its word; no ordinary key stands at a
//! position.
//!
//! Killed by: simulation::a_key_that_stands_at_a_position_is_foreseen_too

mod ring {
    impl ConsistentHashRing {
        fn would_own(&self, id: &str, positions: &[u64], hash: u64) -> bool {
            let at = positions.partition_point(|&position| position < hash);
            let Some(own) = positions.get(at).or(positions.first()) else {
                return false;
            };
            let distance = |position: u64| position.wrapping_sub(hash);
            let other = |&(_, slot): &(u64, Slot)| self.members.node(slot).id != id;
            let rival = self.points.walk(hash.wrapping_add(1)).find(other); // MUTANT: past it
            rival.is_none_or(|(position, slot)| {
                (distance(*own), id) < (distance(position), &self.members.node(slot).id)
            })
        }
    }
}
