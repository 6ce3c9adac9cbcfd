//! # A node can be cut off from itself
//!
//! What is wrong: A node that is in both groups cannot reach itself.
//! Why people write it: The check for from == to seems to be somebody else's.
//!
//! Killed by: partitions::a_node_always_reaches_itself

mod links {
    impl Links {
        pub(crate) fn is_cut(&self, from: &NodeId, to: &NodeId, now: Duration) -> bool {
            self.cuts.iter().any(|cut| !cut.is_over(now) && cut.partition.cuts(from, to)) // MUTANT: also from itself
        }
    }
}
