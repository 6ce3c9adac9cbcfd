//! # A value wins against every removal
//!
//! What is wrong: a removal never reaches a replica that has the key.
//! Why people write it: add wins in the set, so it is expected of the map.
//!
//! Killed by: clocks::a_write_to_a_map_is_later_than_all_that_it_has_written_or_merged,
//! map::a_removal_of_an_unknown_key_wins_against_an_earlier_insertion_that_comes_later,
//! map::a_removal_wins_against_an_earlier_insertion_elsewhere

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
            match self.entries.get_mut(key) {
                Some(ours) if theirs.value.is_none() && ours.value.is_some() => {} // MUTANT: add wins
                Some(ours) => {
                    ours.merge(theirs);
                }
                None => {
                    self.entries.insert(key.clone(), theirs.clone());
                }
            }
            self.stamper.observe(theirs.timestamp.time);
        }
    }
}
