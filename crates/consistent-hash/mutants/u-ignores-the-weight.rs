//! # Ignores the weight
//!
//! What is wrong: all nodes have the same share, however strong.
//! Why people write it: the field is the last one to be read, and nothing fails without it.
//!
//! Killed by: virtual_nodes::three_times_the_weight_has_about_three_times_the_keys,
//! virtual_nodes::the_weight_multiplies_the_virtual_nodes,
//! removing::all_positions_of_a_heavy_node_go_with_it,
//! replacing::more_weight_takes_over_more_arcs

mod ring {
    impl ConsistentHashRing {
        fn positions_of(&self, node: &PhysicalNode) -> Vec<u64> {
            let weight = usize::from(node.weight > 0); // MUTANT: one for all
            positions(&node.id, self.config.virtual_nodes.saturating_mul(weight))
        }
    }
}
