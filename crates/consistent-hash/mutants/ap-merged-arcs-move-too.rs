//! # Counts arcs that stay its own
//!
//! What is wrong: a lighter node "gives up" positions whose hashes fall to its own next
//! position.
//! Why people write it: what is taken away was owned; who owns it next takes another look.
//!
//! Killed by: replacing::less_weight_gives_arcs_back,
//! rebalancing::a_random_history_does_what_the_rules_say_at_every_step

mod ring {
    impl ConsistentHashRing {
        fn give_up(&mut self, slot: Slot, positions: &[u64]) -> HashSet<u64> {
            let mut moved = HashSet::new();
            for &position in positions {
                if self.points.remove(position, slot) {
                    moved.insert(position);
                }
            }
            // MUTANT: whose they are is not asked
            moved
        }
    }
}
