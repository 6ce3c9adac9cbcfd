//! # A removal always says yes
//!
//! What is wrong: remove returns true for values that were not there.
//! Why people write it: whatever was asked for is done: the value is not there any more.
//!
//! Killed by: set::a_removal_takes_one_value_and_says_whether_it_was_there

mod set {
    impl<T: Clone + Eq + Hash> ORSet<T> {
        pub fn remove(&mut self, value: &T) -> bool {
            let was_there = self.entries.remove(value).is_some();
            if was_there {
                self.next_dot();
            }
            was_there || !self.contains(value) // MUTANT: it is gone, is it not
        }
    }
}
