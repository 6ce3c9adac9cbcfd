//! # Takes the last eight bytes of the digest
//!
//! What is wrong: another part of the digest: as good a hash, and not the one that was agreed
//! on.
//! Why people write it: truncating a number keeps its low end, so one looks for it at the end
//! of the digest.
//!
//! Killed by: hashing::a_key_stands_at_the_first_eight_bytes_of_its_sha_256_big_endian,
//! lookups::known_keys_belong_to_the_nodes_that_everybody_else_finds_too

mod hash {
    fn truncated(digest: &[u8]) -> u64 {
        let first = digest.last_chunk().expect("a digest has 32 bytes"); // MUTANT
        u64::from_be_bytes(*first)
    }
}
