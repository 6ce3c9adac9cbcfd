//! What is to be staged, and the tests of a staged binary.

use super::names::Names;
use super::suite::Suite;
use crate::source::Files;

/// What is to be laid out.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The crate's name in Rust code. With it the crate can also be named from within, as the
    /// handout's example does.
    pub own_name: Option<&'a str>,
    /// The submission's sources.
    pub files: &'a Files,
    /// The suites of tests, each under the name that its tests are reported with.
    pub suites: &'a [(&'a str, &'a Suite)],
    /// Items that prove the contract to the compiler.
    pub witnesses: Option<&'a str>,
    /// The random names to use.
    pub names: &'a Names,
}

/// One test of a staged binary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StagedTest {
    /// The suite it belongs to.
    pub suite: String,
    /// Its name in the suite, as `file::test`.
    pub name: String,
    /// The number that asks for it.
    pub id: u64,
    /// The number that asks for its twin: the same body, made to fail at the end.
    pub twin: u64,
}
