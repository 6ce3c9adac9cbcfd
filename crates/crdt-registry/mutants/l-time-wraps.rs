//! # Time starts again at its end
//!
//! What is wrong: the timestamp after u64::MAX is 0, before everything.
//! Why people write it: wrapping_add is what silences the overflow panic.
//!
//! Killed by: timestamps::an_increment_moves_to_the_next_time_and_the_last_one_stays

mod timestamp {
    impl Timestamp {
        pub fn increment(&mut self) {
            self.time = self.time.wrapping_add(1); // MUTANT
        }
    }
}
