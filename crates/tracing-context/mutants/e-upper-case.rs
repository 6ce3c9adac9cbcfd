//! # Reads upper-case digits
//!
//! What is wrong: "0A" and "4BF9" are taken; others discard such a header, and the trace falls
//! apart.
//! Why people write it: to_digit(16) and friends read both cases.
//!
//! Killed by: traceparent::only_lower_case_digits_count,
//! ids::ids_are_read_from_their_own_form_only

mod hex {
    pub(crate) fn read_u64(digits: &[u8]) -> Option<u64> {
        let (mut value, mut seen) = (0u64, 0);
        for &digit in digits {
            let digit = VALUES[digit.to_ascii_lowercase() as usize]; // MUTANT: both cases are read
            seen |= digit;
            value = value << 4 | u64::from(digit & 0xf);
        }
        (seen & NONE == 0).then_some(value)
    }
}
