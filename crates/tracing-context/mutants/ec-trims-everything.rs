//! # Trims white space of every kind
//!
//! What is wrong: a line break or a no-break space at the end of a header is dropped in silence, and
//! what is not valid is taken for valid.
//! Why people write it: str::trim is what one writes; the standard means spaces and tabs.
//!
//! Killed by: propagation::white_space_around_a_header_is_ignored,
//! baggage::white_space_is_trimmed_and_equals_signs_belong_to_the_value

mod header {
    pub(crate) fn trimmed(text: &str) -> &str {
        text.trim() // MUTANT: more than spaces and tabs
    }
}
