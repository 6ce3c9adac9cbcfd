//! # Drops what the other side does not have
//!
//! What is wrong: where the other side has seen one insertion of a value, the others go that it has
//! never seen.
//! Why people write it: "not there" is taken for "removed".
//!
//! Killed by: tags::a_repeated_insertion_replaces_the_tags_that_it_has_seen,
//! tags::a_replaced_tag_goes_wherever_the_new_one_arrives,
//! tags::insertions_of_one_value_on_several_replicas_keep_their_tags

mod set {
    impl<T> Incoming<'_, T> {
        fn keeps(&self, ours: Dot, theirs: Option<&Dots>) -> bool {
            let has = |theirs: &Dots| theirs.iter().any(|dot| self.here(dot) == ours);
            theirs.is_some_and(has) // MUTANT: seen or not
        }
    }
}
