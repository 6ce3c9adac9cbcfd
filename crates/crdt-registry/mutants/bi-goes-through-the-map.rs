//! # Goes through the map for each key
//!
//! What is wrong: a merge of two maps takes quadratic time.
//! Why people write it: find says what is meant, and on ten keys it is fast.
//!
//! Killed by: cost::a_merge_of_maps_looks_at_each_key_a_few_times

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn merge_entry(&mut self, key: &K, theirs: &Write<V>) {
            let mut entries = self.entries.iter_mut(); // MUTANT: one after the other
            match entries.find(|(known, _)| *known == key) { // MUTANT
                Some((_, ours)) => { // MUTANT
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
