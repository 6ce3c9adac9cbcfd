//! # Does not trim keys and values
//!
//! What is wrong: "a = 1" is left out.
//! Why people write it: the writer writes no white space, so the reader needs to know none.
//!
//! Killed by: baggage::white_space_is_trimmed_and_equals_signs_belong_to_the_value

mod baggage_wire {
    fn pair(text: &str) -> Option<(String, Option<String>)> {
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (key, Some(decoded(value)?)), // MUTANT: white space is allowed there
            None => (text, None),
        };
        let key = trimmed(key);
        is_token(key).then(|| (key.to_owned(), value))
    }
}
