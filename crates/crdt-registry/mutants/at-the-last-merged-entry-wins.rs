//! # Takes over every entry of the other
//!
//! What is wrong: an old state overwrites newer values.
//! Why people write it: extend() merges maps.
//!
//! Killed by: clocks::clones_of_a_map_never_write_at_the_same_time,
//! map::an_insertion_wins_against_an_earlier_removal_elsewhere,
//! map::every_key_goes_by_its_own_last_write

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
            match self.entries.get_mut(key) {
                Some(ours) => {
                    ours.clone_from(theirs); // MUTANT: the last one that comes wins
                }
                None => {
                    self.entries.insert(key.clone(), theirs.clone());
                }
            }
            self.stamper.observe(theirs.timestamp.time);
        }
    }
}
