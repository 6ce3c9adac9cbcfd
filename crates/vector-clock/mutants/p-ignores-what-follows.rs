//! # Ignores what follows the clock
//!
//! What is wrong: the first object is read and the rest of the bytes is not looked at: two
//! readers that start at the same byte disagree about where the message ends.
//! Why people write it: a deserializer that is driven by hand stops behind the value; the
//! question whether that was all is a separate call.
//!
//! Killed by: hostile_input::anything_after_the_object_is_refused

mod clock {
    impl VectorClock {
        pub fn from_bytes(bytes: &[u8]) -> Result<Self, ClockError> {
            wire::check_length(bytes.len())?;
            Self::deserialize(&mut serde_json::Deserializer::from_slice(bytes)) // MUTANT: no end() after
                .map_err(|error| ClockError::DeserializationError(error.to_string()))
        }
    }
}
