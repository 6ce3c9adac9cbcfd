//! # Splits at the last =
//!
//! What is wrong: "a=b=c" has the key "a=b", and is left out.
//! Why people write it: rsplit_once, or a split into exactly two parts.
//!
//! Killed by: baggage::values_are_percent_encoded,
//! baggage::white_space_is_trimmed_and_equals_signs_belong_to_the_value

mod baggage_wire {
    fn pair(text: &str) -> Option<(String, Option<String>)> {
        let (key, value) = match text.rsplit_once('=') { // MUTANT: the value may contain it
            Some((key, value)) => (key, Some(decoded(trimmed(value))?)),
            None => (text, None),
        };
        let key = trimmed(key);
        is_token(key).then(|| (key.to_owned(), value))
    }
}
