//! # Reads a sign as a digit
//!
//! What is wrong: `%+1` is no encoded byte, but comes out as one.
//! Why people write it: from_str_radix reads two digits so well, and one digit with a sign as well.
//!
//! Killed by: baggage::a_percent_sign_without_two_digits_stands_for_itself

mod baggage_wire {
    fn escape(text: &[u8]) -> Option<u8> {
        let &[b'%', high, low, ..] = text else {
            return None;
        };
        let two = [high, low]; // MUTANT: numbers may have a sign
        u8::from_str_radix(std::str::from_utf8(&two).ok()?, 16).ok() // MUTANT
    }
}
