//! # Keeps a removed node in the list
//!
//! What is wrong: nodes() and node_count() go on naming a node that has left.
//! Why people write it: list and positions are two structures, and only one is cleaned up (go-
//! zero, issue 5595).
//!
//! Killed by: the_ring::who_has_left_leaves_no_trace,
//! the_ring::the_last_node_leaves_an_empty_ring, removing::a_stranger_cannot_leave

mod members {
    impl Members {
        pub(crate) fn remove(&mut self, id: &str) -> Option<(Slot, Vec<u64>)> {
            let slot = self.find(id)?; // MUTANT: it stays listed
            let member = self.slots[slot.index()].as_mut()?; // MUTANT
            let positions = std::mem::take(&mut member.positions); // MUTANT
            self.placed -= usize::from(!positions.is_empty()); // MUTANT
            Some((slot, positions)) // MUTANT
        }
    }
}
