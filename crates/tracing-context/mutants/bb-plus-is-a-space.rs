//! # Decodes + as a space
//!
//! What is wrong: "a+b" comes out as "a b".
//! Why people write it: so forms do it.
//!
//! Killed by: baggage::a_plus_sign_is_no_space,
//! hostile::any_baggage_of_ones_own_comes_back

mod baggage_wire {
    fn decoded(value: &str) -> Option<String> {
        let mut bytes = Vec::with_capacity(value.len());
        let mut rest = value.as_bytes();
        while let [byte, tail @ ..] = rest {
            let encoded = escape(rest);
            let plain = if *byte == b'+' { b' ' } else { *byte }; // MUTANT: this is no form
            bytes.push(encoded.unwrap_or(plain)); // MUTANT
            rest = if encoded.is_some() { &rest[3..] } else { tail };
            if !is_octet(*byte) {
                return None;
            }
        }
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}
