//! # Does not limit keys
//!
//! What is wrong: a key of 257 characters is taken.
//! Why people write it: the grammar hides the limit in 0*255.
//!
//! Killed by: trace_state::keys_follow_the_grammar_of_level_2,
//! trace_state::an_invalid_insert_changes_nothing

mod trace_state {
    fn is_key(key: &str) -> bool {
        let begins_well =
            key.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit());
        let fits =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-*/@".contains(&byte);
        begins_well && key.bytes().all(fits) // MUTANT: no limit
    }
}
