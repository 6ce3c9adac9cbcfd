//! # Merged removals have no time
//!
//! What is wrong: an insertion on a clock that is behind loses against a removal that its replica had merged.
//! Why people write it: values are what is merged; of a removal nothing is there that could have a time.
//!
//! Killed by: clocks::a_write_to_a_map_is_later_than_the_removals_that_it_has_merged

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
            match self.entries.get_mut(key) {
                Some(ours) => {
                    ours.merge(theirs);
                }
                None => {
                    self.entries.insert(key.clone(), theirs.clone());
                }
            }
            if theirs.value.is_some() { // MUTANT: only insertions move the time
                self.stamper.observe(theirs.timestamp.time);
            } // MUTANT
        }
    }
}
