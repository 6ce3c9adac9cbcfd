//! # A removal of an unknown key is nothing
//!
//! What is wrong: an older insertion that arrives after the removal stays.
//! Why people write it: there is nothing to remove.
//!
//! Killed by: convergence::maps_show_the_last_write_to_each_key_that_they_have_seen,
//! map::a_removal_of_an_unknown_key_wins_against_an_earlier_insertion_that_comes_later

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        pub fn remove(&mut self, key: &K) {
            if self.contains_key(key) { // MUTANT: else there is nothing to do
                self.write(key.clone(), None);
            } // MUTANT
        }
    }
}
