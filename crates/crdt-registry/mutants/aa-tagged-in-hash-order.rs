//! # Lists tags in the order of the map
//!
//! What is wrong: tagged comes in another order each time.
//! Why people write it: a map is iterated over, and small examples happen to be in order.
//!
//! Killed by: tags::every_insertion_has_a_later_tag_of_its_replica,
//! tags::insertions_of_one_value_on_several_replicas_keep_their_tags

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        pub fn tagged(&self) -> Vec<Tagged<T>> {
            let mut tagged = Vec::new();
            for (value, dots) in &self.entries {
                tagged.extend(dots.iter().map(|dot| Tagged {
                    value: value.clone(),
                    tag: self.tag(dot),
                }));
            }
            // MUTANT: as the map has it
            tagged
        }
    }
}
