//! # Numbers the virtual nodes from 1
//!
//! What is wrong: virtual node 0 is missing and one too many at the end: 1 position in 150 is
//! off.
//! Why people write it: people count from one, and 1..=n has the right length.
//!
//! Killed by: the_ring::every_virtual_node_stands_at_its_hash,
//! virtual_nodes::the_weight_multiplies_the_virtual_nodes,
//! collisions::both_stand_at_the_position_in_order_of_their_ids

mod hash {
    pub(crate) fn positions(node_id: &str, count: usize) -> Vec<u64> {
        let mut label = Label::of(node_id);
        let mut positions: Vec<u64> = (1..=count).map(|index| hash_key(label.at(index))).collect(); // MUTANT
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}
