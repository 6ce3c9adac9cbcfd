//! Properties driven from plain tests.
//!
//! `proptest!` hides the test function inside a macro, where the grader cannot prove that its end
//! was reached. Here the runner is a function call, and the seed is the test's own.

use std::fmt::Debug;

use proptest::strategy::Strategy;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};

use crate::seed::{BASE_SEED_VARIABLE, seed_for};
use crate::shrink;

/// Checks `holds` for `cases` values of `strategy`, drawn from the seed of the test `name`.
///
/// `holds` returns `Err` with a sentence that says which rule was broken. A failure is shrunk to a
/// small value first.
///
/// # Panics
///
/// At the caller's line, with the smallest value found, the broken rule and the seed, if `holds`
/// fails for some value.
///
/// ```
/// testbed::property("addition_commutes", 64, (0u32..100, 0u32..100), |(a, b)| {
///     if a + b == b + a { Ok(()) } else { Err(format!("{a} + {b} depends on the order")) }
/// });
/// ```
#[track_caller]
pub fn property<S>(
    name: &str,
    cases: u32,
    strategy: S,
    holds: impl Fn(S::Value) -> Result<(), String>,
) where
    S: Strategy,
    S::Value: Debug,
{
    let mut config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    if !shrink::is_wanted() {
        config.max_shrink_iters = 0;
    }
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed_for(name).0);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let outcome = runner.run(&strategy, |value| holds(value).map_err(TestCaseError::fail));
    if let Err(failure) = outcome {
        let base = std::env::var(BASE_SEED_VARIABLE).unwrap_or_default();
        panic!("{failure}\n(property `{name}`, base seed {base:?})");
    }
}
