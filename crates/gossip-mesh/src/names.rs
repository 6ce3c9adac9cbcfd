//! How the names of members are hashed.

use std::hash::{BuildHasher, Hasher, RandomState};

/// An odd number without a pattern: the golden ratio, as in SplitMix64.
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// Builds the hasher of one table: eight bytes of a name are one multiplication, of which both
/// halves are kept (the step of wyhash). Names are short, and one is looked up for nearly every
/// message, so this is felt where SipHash would be.
///
/// Names come from the network. Each table has a secret of its own, which nobody can see from
/// outside, since nothing is ever done in the order of a table; so names that collide cannot be made
/// up in advance. It is no cryptographic promise as SipHash's; but whoever can send us names can
/// also say that everybody is dead, and the list has to trust its network for more than its speed.
#[derive(Clone)]
pub(crate) struct Names {
    secret: u64,
}

impl Default for Names {
    fn default() -> Self {
        let secret = RandomState::new().hash_one(FACTOR);
        Self { secret }
    }
}

impl BuildHasher for Names {
    type Hasher = NameHasher;

    fn build_hasher(&self) -> NameHasher {
        NameHasher(self.secret)
    }
}

pub(crate) struct NameHasher(u64);

impl NameHasher {
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word) * u128::from(FACTOR);
        self.0 = product as u64 ^ (product >> 64) as u64;
    }
}

impl Hasher for NameHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let last = rest
            .iter()
            .fold(1, |word, &byte| word << 8 | u64::from(byte));
        self.mix(last);
    }

    /// The end of a text, of which `write` has taken note.
    fn write_u8(&mut self, _: u8) {}

    fn finish(&self) -> u64 {
        self.0
    }
}
