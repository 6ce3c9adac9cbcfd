//! # A deadline outlives its sleeper
//!
//! What is wrong: A sleep that was dropped stays in the list: the time moves to a deadline
//! at which nobody wakes up.
//! Why people write it: A timeout that did not come is easily forgotten; nothing hangs.
//!
//! Killed by: scenarios::a_sleep_that_is_given_up_moves_nothing

mod clock {
    impl Drop for Sleep<'_> {
        fn drop(&mut self) {
            // MUTANT: it wakes nobody, so it harms nobody
        }
    }
}
