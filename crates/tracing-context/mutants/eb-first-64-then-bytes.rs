//! # Takes 64 entries before it looks at their length
//!
//! What is wrong: an entry that is too long to be sent uses up the place of one that is not.
//! Why people write it: take(64) is so short.
//!
//! Killed by: baggage::an_entry_that_is_too_long_takes_no_place_from_the_others

mod baggage_wire {
    pub(crate) fn write(entries: &[Entry]) -> String {
        let (mut header, mut count) = (String::new(), 0);
        for entry in entries.iter().take(ENTRIES_MAX) { // MUTANT: also those that are not sent
            let member = member(entry);
            let comma = usize::from(count > 0);
            if header.len() + comma + member.len() <= BYTES_MAX { // MUTANT
                header.push_str(&","[..comma]);
                header.push_str(&member);
                count += 1;
            }
        }
        header
    }
}
