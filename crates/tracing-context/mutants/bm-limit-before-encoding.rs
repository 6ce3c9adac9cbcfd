//! # Measures entries before they are encoded
//!
//! What is wrong: 8192 spaces are 24576 bytes on the wire.
//! Why people write it: the length of the value is at hand.
//!
//! Killed by: baggage::at_most_8192_bytes_are_sent

mod baggage_wire {
    pub(crate) fn write(entries: &[Entry]) -> String {
        let (mut header, mut count) = (String::new(), 0);
        for entry in entries {
            let member = member(entry);
            let comma = usize::from(count > 0);
            if count < ENTRIES_MAX && header.len() + comma + entry.key.len() + 1 + entry.value.len() <= BYTES_MAX { // MUTANT: what is sent is longer
                header.push_str(&","[..comma]);
                header.push_str(&member);
                count += 1;
            }
        }
        header
    }
}
