//! # Sends an empty state
//!
//! What is wrong: if the only member is too long, `tracestate` is set to nothing.
//! Why people write it: the list was not empty when it was looked at, before it was shortened.
//!
//! Killed by: propagation::a_state_of_which_nothing_is_left_is_not_sent

mod trace_state {
    pub(crate) fn sendable(state: &str) -> Option<String> {
        let mut members = Members::read(state)?;
        if members.count == 0 { // MUTANT: it may be empty later
            return None; // MUTANT
        } // MUTANT
        while members.length() > SENT_MAX {
            members.drop_one();
        }
        Some(members.text(state)) // MUTANT
    }
}
