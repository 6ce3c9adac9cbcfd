//! # Takes garbage for an empty clock
//!
//! What is wrong: what cannot be read becomes the clock of a node that knows of nothing, and is
//! before everything: a corrupt message looks merely old.
//! Why people write it: `unwrap_or_default` makes the error go away, and the program goes on.
//!
//! Killed by: hostile_input::what_is_not_a_json_object_is_refused,
//! hostile_input::every_cut_of_an_honest_clock_is_refused,
//! hostile_input::an_error_says_what_is_wrong

mod clock {
    impl VectorClock {
        pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
            wire::check_length(bytes.len())?;
            Ok(serde_json::from_slice(bytes).unwrap_or_default()) // MUTANT: instead of the error
        }
    }
}
