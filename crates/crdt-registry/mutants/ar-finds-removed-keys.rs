//! # Finds removed keys
//!
//! What is wrong: contains_key says yes for a key whose get says no.
//! Why people write it: the entry is there.
//!
//! Killed by: convergence::maps_show_the_last_write_to_each_key_that_they_have_seen,
//! map::a_removed_key_is_neither_listed_nor_found

mod map {
    impl<K: Clone + Eq + Hash, V: Clone> LWWMap<K, V> {
        pub fn contains_key(&self, key: &K) -> bool {
            self.entries.contains_key(key) // MUTANT: the entry, not the value
        }
    }
}
