//! What can go wrong on the way to the wire and back.

/// Why a clock could not be written or read. The text names the cause.
///
/// ```
/// use vector_clock::{ClockError, VectorClock};
///
/// let error = VectorClock::from_bytes(b"not a clock").unwrap_err();
/// assert!(matches!(error, ClockError::DeserializationError(_)));
/// assert!(error.to_string().starts_with("Failed to deserialize clock: "));
/// ```
#[derive(Debug, thiserror::Error)]
pub enum ClockError {
    /// The clock could not be written. Reserved: writing to memory cannot fail.
    #[error("Failed to serialize clock: {0}")]
    SerializationError(String),
    /// The bytes are not a clock, or are refused as hostile.
    #[error("Failed to deserialize clock: {0}")]
    DeserializationError(String),
}
