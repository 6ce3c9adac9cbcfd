//! # Trims the key before it is hashed
//!
//! What is wrong: " abc" and "abc" are one key, for this client only.
//! Why people write it: keys come from users and files, and tidying them up looks helpful.
//!
//! Killed by: hashing::a_key_is_hashed_as_its_utf_8_bytes_and_nothing_else

mod hash {
    pub fn hash_key(key: &str) -> u64 {
        truncated(Sha256::digest(key.trim()).as_slice()) // MUTANT
    }
}
