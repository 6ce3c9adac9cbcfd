//! # Leaves out members that are no UTF-8
//!
//! What is wrong: an entry is lost for one byte.
//! Why people write it: String::from_utf8 returns a Result.
//!
//! Killed by: baggage::what_is_no_utf8_becomes_the_replacement_character

mod baggage_wire {
    fn decoded(value: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(value.len());
        let mut rest = value.as_bytes();
        while let [byte, tail @ ..] = rest {
            let encoded = escape(rest);
            bytes.push(encoded.unwrap_or(*byte));
            rest = if encoded.is_some() { &rest[3..] } else { tail };
            if !is_octet(*byte) {
                return None;
            }
        }
        String::from_utf8(bytes).ok() // MUTANT: no replacement
    }
}
