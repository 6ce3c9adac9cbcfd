//! # Takes an id of zeros
//!
//! What is wrong: the one value that means "none" becomes an id.
//! Why people write it: the digits are all valid, and one sentence of the specification is
//! easily missed.
//!
//! Killed by: ids::zero_is_no_id

mod id {
    impl SpanId {
        pub fn from_hex(s: &str) -> Option<Self> {
            if s.len() != 16 {
                return None;
            }
            hex::read_u64(s.as_bytes()).map(Self) // MUTANT: zero is not looked for
        }
    }
}
