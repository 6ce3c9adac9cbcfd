//! # Does not encode the percent sign
//!
//! What is wrong: "%41" comes out as "A".
//! Why people write it: the grammar allows it in a value.
//!
//! Killed by: baggage::values_are_percent_encoded

mod baggage_wire {
    fn encode(value: &str, into: &mut String) {
        for byte in value.bytes() {
            if is_octet(byte) { // MUTANT: % is an octet of the grammar
                into.push(char::from(byte));
            } else {
                into.push_str(&format!("%{byte:02X}"));
            }
        }
    }
}
