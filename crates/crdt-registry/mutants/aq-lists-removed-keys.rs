//! # Lists removed keys
//!
//! What is wrong: keys has keys that have no value.
//! Why people write it: all entries are listed, and those of removed keys are entries.
//!
//! Killed by: map::a_removal_of_an_unknown_key_wins_against_an_earlier_insertion_that_comes_later,
//! map::a_removal_wins_against_an_earlier_insertion_elsewhere,
//! map::a_removed_key_is_neither_listed_nor_found

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        pub fn keys(&self) -> Vec<&K> {
            self.entries.keys().collect() // MUTANT: the removed ones too
        }
    }
}
