//! # Reads the digest little-endian
//!
//! What is wrong: positions are byte-swapped: a ring of its own, on which nobody else finds a
//! key.
//! Why people write it: from_le_bytes and from_ne_bytes are as near at hand, and every test
//! without a fixed value passes.
//!
//! Killed by: hashing::a_key_stands_at_the_first_eight_bytes_of_its_sha_256_big_endian,
//! hashing::a_virtual_node_stands_at_the_hash_of_its_id_a_hash_sign_and_its_index,
//! lookups::known_keys_belong_to_the_nodes_that_everybody_else_finds_too

mod hash {
    fn truncated(digest: &[u8]) -> u64 {
        let first = digest.first_chunk().expect("a digest has 32 bytes");
        u64::from_le_bytes(*first) // MUTANT: the other end first
    }
}
