//! # Keys must begin with a letter
//!
//! What is wrong: keys like 1a are refused, and the whole list with them.
//! Why people write it: so it was in Level 1.
//!
//! Killed by: trace_state::keys_follow_the_grammar_of_level_2

mod trace_state {
    fn is_key(key: &str) -> bool {
        let begins_well =
            key.starts_with(|first: char| first.is_ascii_lowercase()); // MUTANT: level 1
        let fits =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-*/@".contains(&byte);
        begins_well && key.len() <= TEXT_MAX && key.bytes().all(fits)
    }
}
