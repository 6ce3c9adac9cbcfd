//! Random draws that are addressed, not consumed.
//!
//! A draw is a pure function of the run's seed, its purpose, a key (a node or a link) and its
//! number. So there is one stream for every purpose on every link, and a fault that is added or
//! removed moves no other draw.

/// What a draw decides. The discriminants are part of what a seed means: never renumber them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    Delay = 1,
    Loss = 2,
    Duplication = 3,
    DuplicateDelay = 4,
    Straggling = 5,
    StraggleDelay = 6,
    Boot = 7,
    Node = 8,
    Script = 9,
    Run = 10,
    Crash = 11,
    Partition = 12,
    Cut = 13,
    Pause = 14,
    Skew = 15,
    Drift = 16,
}

/// The draws of one run.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Draws {
    seed: u64,
}

const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

impl Draws {
    pub(crate) fn new(seed: u64) -> Self {
        Self { seed }
    }

    pub(crate) fn seed(&self) -> u64 {
        self.seed
    }

    /// The `nth` draw for `purpose` at `key`: 64 uniform bits.
    pub(crate) fn at(&self, purpose: Purpose, key: u64, nth: u64) -> u64 {
        let stream = self.seed ^ (purpose as u64).wrapping_mul(GOLDEN);
        let place = mix(stream).wrapping_add(key.wrapping_mul(0xd134_2543_de82_ef95));
        mix(mix(place).wrapping_add(nth.wrapping_mul(GOLDEN)))
    }
}

/// A uniform number in `0..bound` from 64 uniform bits; 0 for the bound 0.
pub(crate) fn below(bits: u64, bound: u64) -> u64 {
    ((u128::from(bits) * u128::from(bound)) >> 64) as u64
}

/// The finaliser of SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number
/// Generators, OOPSLA 2014): a bijection in which every input bit moves every output bit.
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(GOLDEN);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Draws, Purpose, below, mix};

    #[test]
    fn the_mixer_is_splitmix64() {
        // The first outputs of the published generator for the seeds 0 and 1234567.
        assert_eq!(mix(0), 0xe220_a839_7b1d_cdaf);
        assert_eq!(mix(1_234_567), 6_457_827_717_110_365_317);
    }

    #[test]
    fn a_draw_depends_on_seed_purpose_key_and_number() {
        let draw = Draws::new(1).at(Purpose::Loss, 2, 3);
        assert_eq!(draw, Draws::new(1).at(Purpose::Loss, 2, 3));
        assert_ne!(draw, Draws::new(9).at(Purpose::Loss, 2, 3));
        assert_ne!(draw, Draws::new(1).at(Purpose::Delay, 2, 3));
        assert_ne!(draw, Draws::new(1).at(Purpose::Loss, 9, 3));
        assert_ne!(draw, Draws::new(1).at(Purpose::Loss, 2, 9));
        assert_ne!(draw, Draws::new(1).at(Purpose::Loss, 3, 2));
    }

    #[test]
    fn draws_are_uniform() {
        let draws = Draws::new(7);
        let mut buckets = [0u32; 10];
        for nth in 0..100_000 {
            buckets[below(draws.at(Purpose::Delay, 5, nth), 10) as usize] += 1;
        }
        assert!(
            buckets.iter().all(|count| (9_600..10_400).contains(count)),
            "{buckets:?}"
        );
    }

    #[test]
    fn below_reaches_both_ends_and_no_further() {
        assert_eq!(below(0, 10), 0);
        assert_eq!(below(u64::MAX, 10), 9);
        assert_eq!(below(u64::MAX, 0), 0);
    }
}
