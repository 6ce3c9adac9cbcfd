//! # Lets a value contain =
//!
//! What is wrong: a member that others refuse is passed on to them, and they discard the whole
//! list.
//! Why people write it: split_once finds the first one, and what follows is opaque.
//!
//! Killed by: trace_state::values_follow_the_grammar,
//! trace_state::one_bad_member_discards_the_whole_list

mod trace_state {
    fn is_value(value: &str) -> bool {
        let fits = |byte: u8| matches!(byte, b' '..=b'~') && byte != b','; // MUTANT: an = is taken
        let length = 1..=TEXT_MAX;
        length.contains(&value.len()) && !value.ends_with(' ') && value.bytes().all(fits)
    }
}
