//! # A map learns times only for keys that it has
//!
//! What is wrong: what is new in a map does not count as seen, and a later write under another key
//! loses.
//! Why people write it: the new key has no conflict, so it is copied and done with.
//!
//! Killed by: clocks::a_write_to_a_map_is_later_than_all_that_it_has_written_or_merged,
//! convergence::maps_show_the_last_write_to_each_key_that_they_have_seen

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
            match self.entries.get_mut(key) {
                Some(ours) => {
                    ours.merge(theirs);
                }
                None => {
                    self.entries.insert(key.clone(), theirs.clone());
                    return; // MUTANT: nothing to compare, nothing to learn
                }
            }
            self.stamper.observe(theirs.timestamp.time);
        }
    }
}
