//! # Stops at the first entry that does not fit
//!
//! What is wrong: later entries that would fit are lost.
//! Why people write it: break instead of continue.
//!
//! Killed by: baggage::at_most_8192_bytes_are_sent

mod baggage_wire {
    pub(crate) fn write(entries: &[Entry]) -> String {
        let (mut header, mut count) = (String::new(), 0);
        for entry in entries {
            let member = member(entry);
            let comma = usize::from(count > 0);
            if count < ENTRIES_MAX && header.len() + comma + member.len() <= BYTES_MAX {
                header.push_str(&","[..comma]);
                header.push_str(&member);
                count += 1;
            } else { // MUTANT: nothing more is sent
                break; // MUTANT
            }
        }
        header
    }
}
