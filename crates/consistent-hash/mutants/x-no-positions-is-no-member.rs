//! # Forgets members without positions
//!
//! What is wrong: a drained node is not listed and not counted, and cannot be found in the
//! statistics.
//! Why people write it: the members are derived from the positions.
//!
//! Killed by: virtual_nodes::a_node_of_weight_zero_is_a_member_without_positions,
//! virtual_nodes::without_virtual_nodes_nobody_is_found,
//! statistics::nodes_without_keys_count_with_zero

mod members {
    impl Members {
        pub(crate) fn count(&self) -> usize {
            self.placed // MUTANT
        }

        pub(crate) fn listed(&self) -> Vec<Slot> {
            let stands = |slot: &Slot| { // MUTANT
                let member = self.slots[slot.index()].as_ref(); // MUTANT
                member.is_some_and(|member| !member.positions.is_empty()) // MUTANT
            }; // MUTANT
            self.by_id.values().copied().filter(stands).collect() // MUTANT
        }
    }
}
