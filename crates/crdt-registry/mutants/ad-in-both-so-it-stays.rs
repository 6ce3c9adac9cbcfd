//! # Keeps a value that both sides have
//!
//! What is wrong: a value that each side has by an insertion that the other has removed stays for
//! ever (riak_dt, issue 82).
//! Why people write it: both have it, so there seems to be nothing to decide.
//!
//! Killed by:
//! set_merges::a_value_that_both_have_goes_if_each_has_removed_the_insertion_of_the_other,
//! tags::a_replaced_tag_goes_wherever_the_new_one_arrives

mod set {
    impl<T> Incoming<'_, T> {
        fn keeps(&self, ours: Dot, theirs: Option<&Dots>) -> bool {
            !self.seen.contains(ours) || theirs.is_some() // MUTANT: by whatever insertion
        }
    }
}
