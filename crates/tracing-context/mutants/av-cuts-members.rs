//! # Cuts the state at 512 characters
//!
//! What is wrong: the last member is cut in half, and reads as another value.
//! Why people write it: a limit in characters looks like a slice.
//!
//! Killed by: propagation::a_long_state_is_cut_at_whole_members,
//! propagation::long_members_are_the_first_to_go

mod trace_state {
    pub(crate) fn sendable(state: &str) -> Option<String> {
        let members = Members::read(state)?; // MUTANT: in the middle of a member
        let mut text = members.text(state); // MUTANT
        text.truncate(SENT_MAX); // MUTANT
        Some(text).filter(|text| !text.is_empty()) // MUTANT
    }
}
