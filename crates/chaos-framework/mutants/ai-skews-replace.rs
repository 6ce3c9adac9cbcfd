//! # The last skew wins
//!
//! What is wrong: A fault's skew replaces the one that was set.
//! Why people write it: A map from node to skew has room for one.
//!
//! Killed by: resources::a_skewed_clock_is_the_nodes_own

mod clock {
    impl ClockSimulator {
        fn skew(&self, node: &NodeId) -> i64 {
            let skews = lock(&self.skews);
            let set = skews.set.get(node).copied().unwrap_or(0);
            let of_node = skews.faults.iter().filter(|(_, at, _)| at == node);
            of_node.last().map_or(set, |(_, _, skew)| *skew) // MUTANT: not the sum
        }
    }
}
