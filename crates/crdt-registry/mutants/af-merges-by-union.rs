//! # Merges by union
//!
//! What is wrong: a removal never reaches who has the value.
//! Why people write it: a set that only grows is merged that way; Dynamo's carts were.
//!
//! Killed by: set::a_removed_value_can_be_inserted_again_here_and_elsewhere,
//! set_merges::a_removal_reaches_who_has_the_value,
//! set_merges::an_old_state_does_not_bring_back_what_was_removed

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        fn merge_removals(&mut self, incoming: &Incoming<'_, T>) {
            // MUTANT: what is there stays
        }
    }
}
