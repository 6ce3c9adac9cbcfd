//! # Goes with the system's clock
//!
//! What is wrong: A manual clock goes on by itself as soon as the system's clock is ahead of it.
//! Why people write it: Time must not run backwards, and the manual clock seems to be late.
//!
//! Killed by: redelivery::a_manual_clock_moves_by_what_it_is_told_and_by_nothing_else

mod clock {
    impl Clock for ManualClock {
        fn now(&self) -> Instant {
            let set = *self.now.lock().unwrap_or_else(PoisonError::into_inner); // MUTANT
            set.max(Instant::now()) // MUTANT: it does not stand still
        }
    }
}
