//! # Lists the positions node by node
//!
//! What is wrong: ring_debug() is not in the order of the circle, so that neighbours cannot be
//! read off it.
//! Why people write it: the members with their positions are the easier loop.
//!
//! Killed by: the_ring::every_virtual_node_stands_at_its_hash,
//! the_ring::the_order_of_arrival_leaves_no_trace

mod ring {
    impl ConsistentHashRing {
        pub fn ring_debug(&self) -> Vec<(u64, String)> {
            let mut points: Vec<(u64, String)> = self.points // MUTANT
                .walk(0)
                .map(|(position, slot)| (position, self.members.node(slot).id.clone()))
                .collect(); // MUTANT
            points.sort_by(|one, other| one.1.cmp(&other.1)); // MUTANT: stable, so by node and then by position
            points // MUTANT
        }
    }
}
