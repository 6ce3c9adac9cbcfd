//! # Returns all positions of a member that is added again
//!
//! What is wrong: a new address "moves" every key of the node.
//! Why people write it: a replacement as a removal and an addition is right for the ring, and
//! wrong for what is returned.
//!
//! Killed by: replacing::a_new_address_moves_no_key,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        pub fn add_node(&mut self, node: PhysicalNode) -> HashSet<u64> {
            let mut gone = self.remove_node(&node.id); // MUTANT: as if it had left
            let new = self.positions_of(&node);
            let (slot, old) = self.members.insert(node, new.clone());
            if old.is_empty() {
                gone.extend(self.enter(slot, &new)); // MUTANT
                return gone; // MUTANT
            }
            let mut moved = self.give_up(slot, &missing(&old, &new));
            moved.extend(self.take_over(slot, &missing(&new, &old)));
            moved
        }
    }
}
