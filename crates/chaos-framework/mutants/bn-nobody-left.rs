//! # A partition of all nodes cuts nobody off
//!
//! What is wrong: Where the target is the whole cluster there is no other side.
//! Why people write it: A against the rest, and the rest is empty.
//!
//! Killed by: faults::a_partition_without_a_rest_isolates_each

mod faults {
    fn sides<'a>(world: &World, nodes: &'a [NodeId]) -> Vec<(&'a [NodeId], Vec<NodeId>)> {
        let rest: Vec<NodeId> = registered(world)
            .into_iter()
            .filter(|id| !nodes.contains(id))
            .collect();
        if !rest.is_empty() {
            return vec![(nodes, rest)];
        }
        Vec::new() // MUTANT: there is no rest
    }
}
