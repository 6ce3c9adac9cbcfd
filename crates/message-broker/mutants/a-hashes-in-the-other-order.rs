//! # Multiplies before it mixes
//!
//! What is wrong: The hash is FNV-1, not FNV-1a: each byte comes in after the multiplication.
//! Why people write it: The two differ by the order of two operations, and both spread keys
//! well.
//!
//! Killed by: publishing::a_key_chooses_its_partition_by_its_hash

mod partitioner {
    pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
        let mix = |hash: u64, byte: &u8| hash.wrapping_mul(0x0000_0100_0000_01b3) ^ u64::from(*byte); // MUTANT: FNV-1
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
    }
}
