//! # Reads any length
//!
//! What is wrong: a stranger decides how much memory and time the reading takes.
//! Why people write it: the limit is the one rule that no honest message ever meets.
//!
//! Killed by: hostile_input::more_than_a_mebibyte_is_refused_and_a_mebibyte_is_read

mod clock {
    impl VectorClock {
        pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
            // MUTANT: the length is not looked at
            serde_json::from_slice(bytes)
                .map_err(|error| ClockError::DeserializationError(error.to_string()))
        }
    }
}
