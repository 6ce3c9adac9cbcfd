//! # Gives ties to the other side
//!
//! What is wrong: of two writes at one time each replica keeps the one that it merged last.
//! Why people write it: `>=` between the times, and the replica is forgotten.
//!
//! Killed by: map::of_equal_times_the_greater_replica_wins_removals_too,
//! register::a_register_keeps_its_own_name_whoever_wrote_last,
//! register::of_equal_times_the_greater_replica_wins

mod write {
    impl<T: Clone> Write<T> {
        pub(crate) fn merge(&mut self, other: &Self) -> bool {
            let later = other.timestamp.time >= self.timestamp.time; // MUTANT: who merges last decides
            if later {
                self.value.clone_from(&other.value);
                self.timestamp.clone_from(&other.timestamp);
            }
            later
        }
    }
}
