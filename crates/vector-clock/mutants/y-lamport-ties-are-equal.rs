//! # Leaves ties of Lamport timestamps unbroken
//!
//! What is wrong: two events of two nodes have the same place in an order that is meant to be
//! total: each replica picks its own winner.
//! Why people write it: the time looks like the timestamp, and the node like a label.
//!
//! Killed by: lamport::timestamps_are_ordered_by_time_and_then_by_node

mod lamport {
    impl Ord for LamportTimestamp {
        fn cmp(&self, other: &Self) -> Ordering {
            self.time.cmp(&other.time) // MUTANT: the node does not count
        }
    }
}
