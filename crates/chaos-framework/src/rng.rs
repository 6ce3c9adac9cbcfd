//! Random numbers that are addressed, not queued: the n-th choice of a link, a failpoint or a fault
//! depends on the seed, its name and n, and on nobody else's choices.

use std::hash::Hasher;

/// The place of one choice, or of a family of them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream(u64);

impl Stream {
    pub(crate) fn new(seed: u64) -> Self {
        Stream(mix(seed))
    }

    /// The streams of two names have nothing in common.
    pub(crate) fn named(self, name: &str) -> Self {
        self.child(hash_text(name))
    }

    pub(crate) fn child(self, number: u64) -> Self {
        Stream(mix(
            self.0.rotate_left(23) ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
        ))
    }

    pub(crate) fn key(self) -> u64 {
        self.0
    }

    /// Uniform in `[0, 1)`.
    pub(crate) fn unit(self) -> f64 {
        (mix(self.0) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Never for 0 and less, always for 1 and more.
    pub(crate) fn happens(self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Uniform in `0..bound`; 0 if `bound` is 0.
    pub(crate) fn below(self, bound: usize) -> usize {
        let wide = u128::from(mix(self.0)) * bound as u128;
        (wide >> 64) as usize
    }
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    value ^ (value >> 31)
}

/// Sixteen bytes a step, the last of which may overlap those before (after wyhash): names are looked
/// up on paths that must cost nothing.
#[inline]
pub(crate) fn hash_text(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = bytes.len() as u64 ^ 0x9E37_79B9_7F4A_7C15;
    let (Some(first), Some(last)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
        let short = bytes
            .iter()
            .fold(0, |word, &byte| word << 8 | u64::from(byte));
        return fold(hash, short);
    };
    let (pairs, _) = bytes.as_chunks::<16>();
    for pair in pairs {
        let (one, two) = pair.split_at(8);
        hash = fold(hash ^ word(one), word(two));
    }
    // What the pairs leave is less than 16 bytes: the last 8 and the 8 before them.
    let before = bytes.len().saturating_sub(16);
    let rest = bytes[before..].first_chunk::<8>().unwrap_or(first);
    fold(
        fold(hash, u64::from_le_bytes(*rest)),
        u64::from_le_bytes(*last),
    )
}

#[inline]
fn word(bytes: &[u8]) -> u64 {
    bytes
        .first_chunk::<8>()
        .map_or(0, |word| u64::from_le_bytes(*word))
}

#[inline]
fn fold(one: u64, two: u64) -> u64 {
    let product = u128::from(one ^ 0xA076_1D64_78BD_642F) * u128::from(two ^ 0xE703_7ED1_A0B4_28DB);
    (product >> 64) as u64 ^ product as u64
}

/// For tables whose keys come from the program itself, never from an attacker.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FastHasher(u64);

impl FastHasher {
    #[inline]
    fn add(&mut self, word: u64) {
        let product = u128::from(self.0.rotate_left(5) ^ word)
            .wrapping_mul(u128::from(0x9FB2_1C65_1E98_DF25_u64));
        self.0 = (product >> 64) as u64 ^ product as u64 ^ word.rotate_left(32);
    }
}

impl Hasher for FastHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.add(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        // The length tells "a" from "a\0".
        self.add(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    #[inline]
    fn write_u8(&mut self, value: u8) {
        self.add(u64::from(value));
    }

    #[inline]
    fn write_u64(&mut self, value: u64) {
        self.add(value);
    }

    #[inline]
    fn write_u32(&mut self, value: u32) {
        self.add(u64::from(value));
    }

    #[inline]
    fn write_usize(&mut self, value: usize) {
        self.add(value as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

pub(crate) type FastBuild = std::hash::BuildHasherDefault<FastHasher>;
