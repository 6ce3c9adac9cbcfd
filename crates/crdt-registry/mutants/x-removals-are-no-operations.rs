//! # Removals leave no trace in the context
//!
//! What is wrong: a state that has only removed something has seen nothing new, and its merge is
//! skipped.
//! Why people write it: a removal makes no tag, so there seems to be nothing to count.
//!
//! Killed by: set::a_removed_value_can_be_inserted_again_here_and_elsewhere,
//! set_merges::a_removal_reaches_who_has_the_value,
//! set_merges::an_old_state_does_not_bring_back_what_was_removed

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        pub fn remove(&mut self, value: &T) -> bool {
            self.entries.remove(value).is_some() // MUTANT: there is no tag to give out
        }
    }
}
