//! Random numbers that are addressed, not queued: the n-th choice of a link, a failpoint or a fault
//! depends on the seed, its name and n, and on nobody else's choices.

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

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
        Stream(mix(join(self.0, number)))
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
    let rounds = [
        (30, 0xBF58_476D_1CE4_E5B9),
        (27, 0x94D0_49BB_1331_11EB),
        (31, 1),
    ];
    rounds
        .into_iter()
        .fold(value.wrapping_add(GOLDEN), |value, (shift, factor)| {
            (value ^ (value >> shift)).wrapping_mul(factor)
        })
}

/// What both of them are known by. One step and no more: [`mix`] sees to the rest.
#[inline]
fn join(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(GOLDEN)
}

/// Eight bytes a step: names are looked up on paths that must cost nothing.
#[inline]
pub(crate) fn hash_text(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    // The length tells "a" from "a\0".
    let length = text.len() as u64;
    let words = words.iter().chain([&last]);
    words.fold(length, |hash, word| join(hash, u64::from_le_bytes(*word)))
}
