//! Which partition a key belongs to.

use crate::PartitionId;

/// FNV-1a with 64 bits: small, the same on every machine and in every release. The hasher of the
/// standard library promises neither.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, "The FNV Non-Cryptographic Hash Algorithm".
pub(crate) fn fnv1a(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix)
}

/// The partition of a key among `partitions` of them.
pub(crate) fn partition_of(key: &[u8], partitions: usize) -> PartitionId {
    (fnv1a(key) % partitions as u64) as PartitionId
}
