//! # Reads ids with from_str_radix
//!
//! What is wrong: the length is right, but a sign and upper-case digits are taken, too.
//! Why people write it: the standard library has a function that reads hexadecimal, and it is
//! more generous than the header.
//!
//! Killed by: ids::ids_are_read_from_their_own_form_only

mod id {
    impl TraceId {
        pub fn from_hex(s: &str) -> Option<Self> {
            if s.len() != 32 {
                return None;
            }
            let id = u128::from_str_radix(s, 16).ok(); // MUTANT: it takes "+" and "A"
            id.filter(|&id| id != 0).map(Self) // MUTANT
        }
    }
}
