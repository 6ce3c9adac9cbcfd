//! # Counts arcs that were its own before
//!
//! What is wrong: a heavier node "takes over" what it had: where its own arc is cut in two
//! nothing moves.
//! Why people write it: new position, new owner: that the old owner was the same node takes
//! another look.
//!
//! Killed by: replacing::more_weight_takes_over_more_arcs,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        fn take_over(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved: HashSet<u64> = positions.iter().copied().collect();
            // MUTANT: whose they were is not asked
            let owned = self.enter(slot, positions);
            moved.retain(|position| owned.contains(position));
            moved
        }
    }
}
