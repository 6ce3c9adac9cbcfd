//! # Foresees no move when the last node goes
//!
//! What is wrong: 0.0, though every key loses its primary.
//! Why people write it: "nobody takes over" is not counted as a change.
//!
//! Killed by: simulation::the_first_and_the_last_node_move_everything

mod ring {
    impl ConsistentHashRing {
        pub fn simulate_remove(&self, node_id: &str, sample_keys: &[String]) -> f64 {
            if self.members.placed() == 1 { // MUTANT
                return 0.0; // MUTANT
            } // MUTANT
            self.moving(node_id, &[], sample_keys)
        }
    }
}
