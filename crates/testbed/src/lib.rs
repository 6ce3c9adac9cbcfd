//! What the hidden tests of every exercise share.
//!
//! - [`seed`]: where every random choice of a test comes from.
//! - [`property`]: a property over generated values, driven from a plain `#[test]` function.
//!
//! Only tests may depend on this crate; an exercise's library never does.

mod property;
mod seed;

pub use property::property;
pub use seed::{BASE_SEED_VARIABLE, Seed, seed_for};
