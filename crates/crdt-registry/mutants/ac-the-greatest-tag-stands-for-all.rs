//! # Takes all tags up to the greatest for seen
//!
//! What is wrong: what a clone has inserted before, and this one has not seen, is taken for
//! removed.
//! Why people write it: that is what a version vector says, and it is right without clones.
//!
//! Killed by: memory::clones_that_take_turns_keep_nothing_of_what_they_removed,
//! tags::a_removal_at_one_clone_leaves_what_the_other_inserted,
//! tags::what_a_clone_has_not_seen_of_another_is_not_taken_for_removed

mod context {
    impl Runs {
        pub(crate) fn contains(&self, count: u64) -> bool {
            count <= self.last() // MUTANT: a vector has no gaps
        }

        fn includes(&self, other: &Runs) -> bool {
            other.last() <= self.last() // MUTANT: a vector has no gaps
        }
    }
}
