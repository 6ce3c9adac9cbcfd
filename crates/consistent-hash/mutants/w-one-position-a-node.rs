//! # Gives each node one position
//!
//! What is wrong: shares are very unequal, and a leaving node's load falls on one other.
//! Why people write it: the circle of the first drawing has one point a node.
//!
//! Killed by: virtual_nodes::many_virtual_nodes_even_out_the_shares,
//! virtual_nodes::the_weight_multiplies_the_virtual_nodes

mod ring {
    impl ConsistentHashRing {
        fn positions_of(&self, node: &PhysicalNode) -> Vec<u64> {
            let weight = usize::try_from(node.weight).unwrap_or(usize::MAX);
            positions(&node.id, self.config.virtual_nodes.min(weight).min(1)) // MUTANT
        }
    }
}
