//! # Divides by no keys
//!
//! What is wrong: NaN, which compares as false with everything, also with the limit of an
//! alarm.
//! Why people write it: an average is a sum and a division.
//!
//! Killed by: simulation::a_repeated_key_counts_each_time_and_no_key_is_no_fraction

mod ring {
    impl ConsistentHashRing {
        fn moving(&self, id: &str, positions: &[u64], sample_keys: &[String]) -> f64 {
            // MUTANT: 0 / 0
            let present = self.members.find(id);
            let moves = |key: &&String| {
                let hash = hash_key(key);
                let owns = present.is_some() && self.points.owner(hash) == present;
                // Whoever it is beside `id` owns the key before as well as after.
                owns != self.would_own(id, positions, hash)
            };
            sample_keys.iter().filter(moves).count() as f64 / sample_keys.len() as f64
        }
    }
}
