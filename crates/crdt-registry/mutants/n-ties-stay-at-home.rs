//! # Gives ties to its own side
//!
//! What is wrong: of two writes at one time each replica keeps its own, for ever.
//! Why people write it: the times are compared, the replicas are not.
//!
//! Killed by: convergence::registers_show_the_last_of_the_writes_that_they_have_seen,
//! map::of_equal_times_the_greater_replica_wins_removals_too,
//! register::of_equal_times_the_greater_replica_wins

mod write {
    impl<T: Clone> Write<T> {
        pub(crate) fn merge(&mut self, other: &Self) -> bool {
            let later = other.timestamp.time > self.timestamp.time; // MUTANT: a tie changes nothing
            if later {
                self.value.clone_from(&other.value);
                self.timestamp.clone_from(&other.timestamp);
            }
            later
        }
    }
}
