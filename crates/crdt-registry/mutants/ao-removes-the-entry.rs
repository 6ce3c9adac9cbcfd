//! # A removal drops the entry
//!
//! What is wrong: an insertion that the removal has seen comes back with an old state.
//! Why people write it: that is what remove of a map does.
//!
//! Killed by: clocks::there_is_no_write_after_the_last_time,
//! map::a_removal_of_an_unknown_key_wins_against_an_earlier_insertion_that_comes_later,
//! map::a_removal_wins_against_an_earlier_insertion_elsewhere

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        pub fn remove(&mut self, key: &K) {
            self.entries.remove(key); // MUTANT: nothing remains
        }
    }
}
