//! # Moves the clock from the present
//!
//! What is wrong: Each advance counts from the system's time, so that two of them move as far as
//! one.
//! Why people write it: "So much from now" is Instant::now() and so much; with one advance a test
//! nothing is amiss.
//!
//! Killed by: redelivery::a_manual_clock_moves_by_what_it_is_told_and_by_nothing_else

mod clock {
    impl ManualClock {
        pub fn advance(&self, by: Duration) {
            let later = Instant::now() + by; // MUTANT: from the present
            *self.now.lock().unwrap_or_else(PoisonError::into_inner) = later; // MUTANT
        }
    }
}
