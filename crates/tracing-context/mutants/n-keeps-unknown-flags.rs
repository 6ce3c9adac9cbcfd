//! # Keeps flags that mean nothing yet
//!
//! What is wrong: bits of somebody else are passed on as if this service had set them.
//! Why people write it: passing on what one does not know is a virtue elsewhere.
//!
//! Killed by: traceparent::known_flags_are_kept_and_unknown_ones_dropped

mod flags {
    impl TraceFlags {
        pub fn from_bits(bits: u8) -> Self {
            Self(bits) // MUTANT: all eight
        }
    }
}
