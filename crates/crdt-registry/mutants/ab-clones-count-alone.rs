//! # Clones count for themselves
//!
//! What is wrong: two clones give out the same tag, and a merge takes the one for the other.
//! Why people write it: the last tag is in the context anyway; that is what a derived Clone over a
//! u64 does.
//!
//! Killed by: tags::a_removal_at_one_clone_leaves_what_the_other_inserted,
//! tags::clones_never_give_out_the_same_tag,
//! tags::what_a_clone_has_not_seen_of_another_is_not_taken_for_removed

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        fn next_dot(&mut self) -> Dot {
            // Only the numbers must differ, so `Relaxed` will do.
            let count = self.context.last_own() + 1; // MUTANT: the next that this clone has seen
            let dot = Dot { replica: 0, count };
            self.context.insert(dot);
            dot
        }
    }
}
