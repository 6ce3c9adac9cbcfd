//! # Removes a neighbour when a stranger leaves
//!
//! What is wrong: removing an unknown id removes the next member in order.
//! Why people write it: binary_search's Err holds an index too, and unwrap_or_else(|at| at)
//! takes it.
//!
//! Killed by: removing::a_stranger_cannot_leave

mod members {
    impl Members {
        pub(crate) fn remove(&mut self, id: &str) -> Option<(Slot, Vec<u64>)> {
            let found = self.by_id.range(id.to_string()..).next().map(|(id, _)| id.clone())?; // MUTANT
            let slot = self.by_id.remove(&found)?; // MUTANT
            let member = self.slots[slot.index()].take()?;
            self.placed -= usize::from(!member.positions.is_empty());
            self.free.push(slot);
            Some((slot, member.positions))
        }
    }
}
