//! # Keeps the first value of a key
//!
//! What is wrong: a second write to a key has no effect.
//! Why people write it: or_insert_with does not touch what is there, which is easily overlooked.
//!
//! Killed by: map::a_key_has_the_value_that_was_last_inserted,
//! map::a_removed_key_is_neither_listed_nor_found,
//! map::an_insertion_wins_against_an_earlier_removal_elsewhere

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        fn write(&mut self, key: K, value: Option<V>) {
            let Some(time) = self.stamper.next() else {
                return;
            };
            let replica = self.stamper.replica();
            self.entries
                .entry(key)
                .or_insert_with(|| { // MUTANT
                    let mut write = Write::blank(replica.clone()); // MUTANT
                    write.overwrite(value, time, replica); // MUTANT: only where nothing is
                    write // MUTANT
                }); // MUTANT
        }
    }
}
