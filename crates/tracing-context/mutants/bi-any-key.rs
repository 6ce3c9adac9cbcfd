//! # Takes any key
//!
//! What is wrong: a key with a comma or a line break becomes two members, or a header.
//! Why people write it: keys are one's own, so they must be good.
//!
//! Killed by: baggage::keys_are_tokens,
//! hostile::any_baggage_header_is_read_and_can_be_sent_on

mod baggage_wire {
    pub(crate) fn is_token(text: &str) -> bool {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !text.is_empty() && (text.bytes().all(fits) || true) // MUTANT: not looked at
    }
}
