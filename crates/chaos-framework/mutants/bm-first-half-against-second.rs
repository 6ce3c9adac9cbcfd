//! # A partition splits its target
//!
//! What is wrong: The target's first half is cut off from its second half, and nobody from the
//! rest.
//! Why people write it: With two nodes in the target, as in the seed's example, it is the same.
//!
//! Killed by: faults::a_partition_parts_its_target_from_the_rest

mod faults {
    fn sides<'a>(world: &World, nodes: &'a [NodeId]) -> Vec<(&'a [NodeId], Vec<NodeId>)> {
        let rest: Vec<NodeId> = registered(world)
            .into_iter()
            .filter(|id| !nodes.contains(id))
            .collect();
        if !rest.is_empty() && nodes.len() < 2 { // MUTANT: two and more are split among themselves
            return vec![(nodes, rest)];
        }
        (0..nodes.len())
            .map(|at| (&nodes[at..=at], nodes[at..].to_vec()))
            .collect()
    }
}
