//! # Takes over the value without its timestamp
//!
//! What is wrong: the value that has won looks old, and loses against older ones at the next merge.
//! Why people write it: the value is what get returns, and the timestamp is easily forgotten.
//!
//! Killed by: clocks::clones_of_a_register_never_write_at_the_same_time,
//! register::a_value_keeps_the_timestamp_of_its_write_on_all_its_ways,
//! register::the_later_write_wins_whoever_merges_whom

mod write {
    impl<T: Clone> Write<T> {
        pub(crate) fn merge(&mut self, other: &Self) -> bool {
            let later = other.timestamp > self.timestamp;
            if later {
                self.value.clone_from(&other.value);
                // MUTANT: the own timestamp stays
            }
            later
        }
    }
}
