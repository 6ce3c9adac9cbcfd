//! # A removal is never the last write
//!
//! What is wrong: after a merged removal at u64::MAX a map is written to at a time that is past.
//! Why people write it: the end of time is looked for among the values.
//!
//! Killed by: clocks::there_is_no_write_to_a_map_after_a_merged_removal_at_the_last_time

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
            if theirs.value.is_some() || theirs.timestamp.time < u64::MAX { // MUTANT
                self.stamper.observe(theirs.timestamp.time);
            } // MUTANT
        }
    }
}
