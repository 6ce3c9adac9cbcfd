//! # Keeps the old node when a member is added again
//!
//! What is wrong: a new address or weight is ignored: clients go on calling a machine that is
//! gone.
//! Why people write it: "already there" is the end of it, in most sets.
//!
//! Killed by: replacing::a_new_address_moves_no_key,
//! replacing::more_weight_takes_over_more_arcs, replacing::a_node_is_drained_and_comes_back

mod ring {
    impl ConsistentHashRing {
        pub fn add_node(&mut self, node: PhysicalNode) -> HashSet<u64> {
            if self.members.find(&node.id).is_some() { // MUTANT
                return HashSet::new(); // MUTANT
            } // MUTANT
            let new = self.positions_of(&node);
            let (slot, old) = self.members.insert(node, new.clone());
            if old.is_empty() {
                return self.enter(slot, &new);
            }
            let mut moved = self.give_up(slot, &missing(&old, &new));
            moved.extend(self.take_over(slot, &missing(&new, &old)));
            moved
        }
    }
}
