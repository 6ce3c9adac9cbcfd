//! # Counts whole milliseconds
//!
//! What is wrong: A manual clock does not move by less than a millisecond, however often it is told
//! to.
//! Why people write it: All settings of the broker are in milliseconds.
//!
//! Killed by: redelivery::a_manual_clock_moves_by_what_it_is_told_and_by_nothing_else

mod clock {
    impl ManualClock {
        pub fn advance(&self, by: Duration) {
            let by = Duration::from_millis(by.as_millis() as u64); // MUTANT: what is below is lost
            *self.now.lock().unwrap_or_else(PoisonError::into_inner) += by;
        }
    }
}
