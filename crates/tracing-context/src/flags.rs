//! The eight flags of a trace, of which two mean something.

/// The flags that travel with a context. Only the two of Trace Context Level 2 are ever set.
///
/// ```
/// use tracing_context::TraceFlags;
/// let flags = TraceFlags::from_bits(0xff); // six of these mean nothing yet
/// assert_eq!(flags.bits(), TraceFlags::SAMPLED | TraceFlags::RANDOM);
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct TraceFlags(u8);

impl TraceFlags {
    /// The caller may have recorded the span (Trace Context Level 2, section 3.2.2.5.1).
    pub const SAMPLED: u8 = 0x01;
    /// The low 7 bytes of the trace id are random (Level 2, section 3.2.2.5.2).
    pub const RANDOM: u8 = 0x02;

    /// No flag set.
    ///
    /// ```
    /// assert_eq!(tracing_context::TraceFlags::new().bits(), 0);
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// The sampled flag as told, and no other.
    ///
    /// ```
    /// use tracing_context::TraceFlags;
    /// assert!(TraceFlags::with_sampled(true).is_sampled());
    /// assert_eq!(TraceFlags::with_sampled(false).bits(), 0);
    /// ```
    pub fn with_sampled(sampled: bool) -> Self {
        Self(u8::from(sampled) * Self::SAMPLED)
    }

    /// The flags of `bits` that have a meaning; the others are dropped.
    ///
    /// ```
    /// assert_eq!(tracing_context::TraceFlags::from_bits(0x09).bits(), 0x01);
    /// ```
    pub fn from_bits(bits: u8) -> Self {
        Self(bits & (Self::SAMPLED | Self::RANDOM))
    }

    /// The flags as a number.
    ///
    /// ```
    /// assert_eq!(tracing_context::TraceFlags::with_sampled(true).bits(), 0x01);
    /// ```
    pub fn bits(&self) -> u8 {
        self.0
    }

    /// Whether the sampled flag is set.
    ///
    /// ```
    /// assert!(!tracing_context::TraceFlags::new().is_sampled());
    /// ```
    pub fn is_sampled(&self) -> bool {
        self.0 & Self::SAMPLED != 0
    }

    /// Whether the random flag is set.
    ///
    /// ```
    /// assert!(tracing_context::TraceFlags::from_bits(0x03).is_random());
    /// ```
    pub fn is_random(&self) -> bool {
        self.0 & Self::RANDOM != 0
    }
}
