//! # Every insertion is an element
//!
//! What is wrong: a value that was inserted twice counts twice.
//! Why people write it: the elements of the prototype are tagged values, and the number of those is
//! the obvious len.
//!
//! Killed by: memory::a_set_keeps_nothing_of_what_it_removed,
//! set::a_value_is_there_once_however_often_it_is_inserted,
//! tags::a_repeated_insertion_replaces_the_tags_that_it_has_seen

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        pub fn insert(&mut self, value: T) {
            let dot = self.next_dot();
            match self.entries.entry(value) { // MUTANT: one more element
                Entry::Vacant(entry) => drop(entry.insert(Dots::one(dot))), // MUTANT
                Entry::Occupied(mut entry) => entry.get_mut().rest.push(dot), // MUTANT
            } // MUTANT
        }

        pub fn len(&self) -> usize {
            self.entries.values().map(|dots| dots.iter().count()).sum() // MUTANT: insertions
        }
    }
}
