//! # Tags are ordered by time alone
//!
//! What is wrong: tags of equal times come in the order of the map, another each time.
//! Why people write it: the times of one replica are all different, and tests with one replica are in order.
//!
//! Killed by: tags::equal_times_of_tags_are_ordered_by_replica

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
            tagged.sort_by(|left, right| left.tag.time.cmp(&right.tag.time)); // MUTANT: whoever's it is
            tagged
        }
    }
}
