//! # Every key has a time of its own
//!
//! What is wrong: a write is not later than what its replica had merged under other keys.
//! Why people write it: a map is a register for each key, and a register looks at its own timestamp.
//!
//! Killed by: clocks::a_write_to_a_map_is_later_than_what_it_has_merged_under_other_keys

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn write(&mut self, key: K, value: Option<V>) {
            if let Some(known) = self.entries.get(&key) { // MUTANT: the time of this key alone
                self.stamper.observe(known.timestamp.time); // MUTANT
            } // MUTANT
            let Some(time) = self.stamper.next() else {
                return;
            };
            let replica = self.stamper.replica();
            self.entries
                .entry(key)
                .or_insert_with(|| Write::blank(replica.clone()))
                .overwrite(value, time, replica);
        }

        fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
            match self.entries.get_mut(key) {
                Some(ours) => {
                    ours.merge(theirs);
                }
                None => {
                    self.entries.insert(key.clone(), theirs.clone());
                }
            }
            // MUTANT: and nothing is learnt from others
        }
    }
}
