//! # Simulates in per cent
//!
//! What is wrong: 9.1 instead of 0.091.
//! Why people write it: it was called a percentage.
//!
//! Killed by: rebalancing::an_eleventh_node_takes_about_an_eleventh_of_the_keys,
//! simulation::an_addition_is_foreseen_exactly, simulation::a_removal_is_foreseen_exactly

mod ring {
    impl ConsistentHashRing {
        fn moving(&self, id: &str, positions: &[u64], sample_keys: &[String]) -> f64 {
            if sample_keys.is_empty() {
                return 0.0;
            }
            let present = self.members.find(id);
            let moves = |key: &&String| {
                let hash = hash_key(key);
                let owns = present.is_some() && self.points.owner(hash) == present;
                // Whoever it is beside `id` owns the key before as well as after.
                owns != self.would_own(id, positions, hash)
            };
            sample_keys.iter().filter(moves).count() as f64 / sample_keys.len() as f64 * 100.0 // MUTANT
        }
    }
}
