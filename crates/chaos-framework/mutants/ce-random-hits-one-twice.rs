//! # Random targets repeat
//!
//! What is wrong: A node can be drawn twice, so that fewer are hit.
//! Why people write it: Drawing an index count times.
//!
//! Killed by: faults::random_targets_are_drawn_fairly

mod faults {
    fn drawn(mut nodes: Vec<NodeId>, count: usize, choices: Stream) -> Vec<NodeId> {
        let count = count.min(nodes.len());
        for at in 0..count {
            let other = at + choices.child(at as u64).below(nodes.len() - at);
            nodes[at] = nodes[other].clone(); // MUTANT: it stays in the draw
        }
        nodes.truncate(count);
        nodes
    }
}
