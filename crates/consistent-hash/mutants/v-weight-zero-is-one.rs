//! # Takes weight 0 for 1
//!
//! What is wrong: a drained node goes on getting keys.
//! Why people write it: max(1) looks like a guard against nonsense.
//!
//! Killed by: virtual_nodes::a_node_of_weight_zero_is_a_member_without_positions,
//! replacing::a_node_is_drained_and_comes_back

mod ring {
    impl ConsistentHashRing {
        fn positions_of(&self, node: &PhysicalNode) -> Vec<u64> {
            let weight = usize::try_from(node.weight).unwrap_or(usize::MAX).max(1); // MUTANT
            positions(&node.id, self.config.virtual_nodes.saturating_mul(weight))
        }
    }
}
