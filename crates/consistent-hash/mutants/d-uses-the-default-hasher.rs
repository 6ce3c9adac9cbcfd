//! # Hashes with the standard library's hasher
//!
//! What is wrong: SipHash with a fixed key, of an algorithm that may change with the next
//! release: two builds disagree about where a key is.
//! Why people write it: the prototype imports Hash and Hasher, and DefaultHasher is what one
//! finds for them.
//!
//! Killed by: hashing::a_key_stands_at_the_first_eight_bytes_of_its_sha_256_big_endian,
//! hashing::a_virtual_node_stands_at_the_hash_of_its_id_a_hash_sign_and_its_index,
//! collisions::both_stand_at_the_position_in_order_of_their_ids

mod hash {
    pub fn hash_key(key: &str) -> u64 {
        // MUTANT: not SHA-256
        use std::hash::{DefaultHasher, Hash, Hasher}; // MUTANT
        let mut hasher = DefaultHasher::new(); // MUTANT
        key.hash(&mut hasher); // MUTANT
        hasher.finish() // MUTANT
    }
}
