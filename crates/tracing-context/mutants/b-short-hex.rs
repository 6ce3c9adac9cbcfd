//! # Writes ids without zeros in front
//!
//! What is wrong: an id that begins with zeros is shorter than 32 digits, and no reader takes
//! it.
//! Why people write it: {:x} is hexadecimal, and most random ids look right.
//!
//! Killed by: ids::ids_are_written_in_lower_case_with_zeros_in_front

mod id {
    impl TraceId {
        pub fn to_hex(&self) -> String {
            format!("{:x}", self.0) // MUTANT: no padding
        }
    }
}
