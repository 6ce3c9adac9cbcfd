//! # Asks the ring before the call who follows
//!
//! What is wrong: where two positions in a row vanish, the first one falls to another node, but
//! before the call its next position was the node's own.
//! Why people write it: comparing before anything is changed looks like the careful way.
//!
//! Killed by: replacing::less_weight_gives_arcs_back,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        fn give_up(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved = HashSet::new();
            let next = |&position: &u64| self.points.owner(position.wrapping_add(1)); // MUTANT
            let heirs: Vec<Option<Slot>> = positions.iter().map(next).collect(); // MUTANT: too early
            for (&position, heir) in positions.iter().zip(heirs) { // MUTANT
                if self.points.remove(position, slot) && heir != Some(slot) { // MUTANT
                    moved.insert(position);
                }
            }
            // MUTANT: whose they are then is not asked
            moved
        }
    }
}
