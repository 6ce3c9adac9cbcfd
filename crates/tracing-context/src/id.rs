//! The two identifiers: of a trace, and of a span in it.

use crate::{hex, random};

/// The identifier of a whole trace: 16 bytes, never all zero in a valid context.
///
/// ```
/// let id = tracing_context::TraceId(0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736);
/// assert_eq!(id.to_hex(), "4bf92f3577b34da6a3ce929d0e0e4736");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TraceId(pub u128);

/// The identifier of one span in its trace: 8 bytes, never all zero in a valid context.
///
/// ```
/// let id = tracing_context::SpanId(0xf0_67aa_0ba9_02b7);
/// assert_eq!(id.to_hex(), "00f067aa0ba902b7");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SpanId(pub u64);

impl TraceId {
    /// A random identifier, all 16 bytes of it; never zero.
    ///
    /// ```
    /// use tracing_context::TraceId;
    /// assert_ne!(TraceId::generate(), TraceId::generate());
    /// ```
    pub fn generate() -> Self {
        loop {
            match random::next_u128() {
                0 => continue,
                id => return Self(id),
            }
        }
    }

    /// 32 lower-case hexadecimal digits, zeros in front.
    ///
    /// ```
    /// assert_eq!(tracing_context::TraceId(10).to_hex(), "0000000000000000000000000000000a");
    /// ```
    pub fn to_hex(&self) -> String {
        hex::text::<32>(self.0)
    }

    /// The identifier that `s` spells: exactly 32 lower-case digits, not all zero.
    ///
    /// ```
    /// use tracing_context::TraceId;
    /// assert_eq!(TraceId::from_hex("0000000000000000000000000000000a"), Some(TraceId(10)));
    /// assert_eq!(TraceId::from_hex("a"), None);
    /// ```
    pub fn from_hex(s: &str) -> Option<Self> {
        if s.len() != 32 {
            return None;
        }
        hex::read_u128(s.as_bytes()).filter(|&id| id != 0).map(Self)
    }
}

impl SpanId {
    /// A random identifier; never zero.
    ///
    /// ```
    /// use tracing_context::SpanId;
    /// assert_ne!(SpanId::generate(), SpanId::generate());
    /// ```
    pub fn generate() -> Self {
        loop {
            match random::next_u64() {
                0 => continue,
                id => return Self(id),
            }
        }
    }

    /// 16 lower-case hexadecimal digits, zeros in front.
    ///
    /// ```
    /// assert_eq!(tracing_context::SpanId(10).to_hex(), "000000000000000a");
    /// ```
    pub fn to_hex(&self) -> String {
        hex::text::<16>(u128::from(self.0))
    }

    /// The identifier that `s` spells: exactly 16 lower-case digits, not all zero.
    ///
    /// ```
    /// use tracing_context::SpanId;
    /// assert_eq!(SpanId::from_hex("000000000000000a"), Some(SpanId(10)));
    /// assert_eq!(SpanId::from_hex("000000000000000A"), None);
    /// ```
    pub fn from_hex(s: &str) -> Option<Self> {
        if s.len() != 16 {
            return None;
        }
        hex::read_u64(s.as_bytes()).filter(|&id| id != 0).map(Self)
    }
}
