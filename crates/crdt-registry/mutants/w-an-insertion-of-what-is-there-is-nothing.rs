//! # Skips insertions of values that are there
//!
//! What is wrong: a repeated insertion has no tag of its own, and goes with the one that others
//! remove.
//! Why people write it: inserting into a set twice changes nothing, as everybody knows.
//!
//! Killed by: convergence::sets_converge_when_clones_of_a_replica_go_their_own_ways,
//! convergence::sets_show_the_insertions_whose_removal_they_have_not_seen,
//! set::a_repeated_insertion_stays_when_only_the_first_was_removed,
//! tags::a_repeated_insertion_replaces_the_tags_that_it_has_seen

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        pub fn insert(&mut self, value: T) {
            if self.contains(&value) { // MUTANT: it keeps its old tag
                return; // MUTANT
            } // MUTANT
            let dot = self.next_dot();
            self.entries.insert(value, Dots::one(dot));
        }
    }
}
