//! Seeds: one base for a whole run, one stream for each test.

use sha2::{Digest, Sha256};

/// The environment variable that carries the base seed of a run.
///
/// A grade sets it from `course.json`, so that equal submissions get equal verdicts;
/// `cargo xtask verify --repeat` sets a fresh one for every round; where it is not set, the base
/// is the empty string, so that `cargo test` is reproducible too.
pub const BASE_SEED_VARIABLE: &str = "SPLITBRAIN_SEED";

/// The 32 bytes that a test's random choices grow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub [u8; 32]);

impl Seed {
    /// The first eight bytes as a little-endian integer, for generators that want a `u64`.
    ///
    /// ```
    /// let seed = testbed::seed_for("a_test");
    /// assert_eq!(seed.as_u64(), testbed::seed_for("a_test").as_u64());
    /// ```
    #[must_use]
    pub fn as_u64(&self) -> u64 {
        let mut first = [0; 8];
        first.copy_from_slice(&self.0[..8]);
        u64::from_le_bytes(first)
    }
}

/// The seed of the test called `name` under this run's base seed.
///
/// Tests get unrelated streams, so adding a test never changes what another one draws.
///
/// ```
/// assert_ne!(testbed::seed_for("one_test"), testbed::seed_for("another_test"));
/// ```
#[must_use]
pub fn seed_for(name: &str) -> Seed {
    let base = std::env::var(BASE_SEED_VARIABLE).unwrap_or_default();
    derive(&base, name)
}

fn derive(base: &str, name: &str) -> Seed {
    let mut hasher = Sha256::new();
    // The length separates the two texts: ("ab", "c") and ("a", "bc") differ.
    hasher.update((base.len() as u64).to_le_bytes());
    hasher.update(base.as_bytes());
    hasher.update(name.as_bytes());
    Seed(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::derive;

    #[test]
    fn the_same_base_and_name_give_the_same_seed() {
        assert_eq!(derive("base", "name"), derive("base", "name"));
    }

    #[test]
    fn another_name_or_another_base_gives_another_seed() {
        assert_ne!(derive("base", "name"), derive("base", "eman"));
        assert_ne!(derive("base", "name"), derive("esab", "name"));
    }

    #[test]
    fn base_and_name_cannot_be_confused() {
        assert_ne!(derive("ab", "c"), derive("a", "bc"));
    }
}
