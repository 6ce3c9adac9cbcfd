//! # Truncates to 32 bits
//!
//! What is wrong: only 2^32 positions are in use, all near zero: first collisions at a few
//! hundred nodes, and every hash above falls to the first position.
//! Why people write it: libketama did so with MD5, and half of the libraries after it
//! (libring, issue 9).
//!
//! Killed by: hashing::a_key_stands_at_the_first_eight_bytes_of_its_sha_256_big_endian,
//! hashing::a_key_is_hashed_as_its_utf_8_bytes_and_nothing_else

mod hash {
    fn truncated(digest: &[u8]) -> u64 {
        let first = digest.first_chunk().expect("a digest has 32 bytes");
        u64::from_be_bytes(*first) >> 32 // MUTANT: the first four bytes
    }
}
