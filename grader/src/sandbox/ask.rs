//! What a runner is to run: the compiled submission, and one test of it at a time.

use std::path::PathBuf;
use std::time::Duration;

use super::limits::Limits;
use super::profile::Profile;

/// What a [`Runner`](super::Runner) is to run, and how.
#[derive(Debug, Clone)]
pub struct RunnerSpec {
    /// How strictly the tests are confined.
    pub profile: Profile,
    /// The compiled tests, which speak the proof protocol on descriptor 0.
    pub binary: PathBuf,
    /// What each test may consume.
    pub limits: Limits,
    /// The environment of each test, which has nothing else in it.
    pub environment: Vec<(String, String)>,
    /// Whether tests may open TCP and UDP sockets. Under [`Profile::Full`] these reach a private
    /// loopback and nothing else; under [`Profile::Contained`], whatever the container reaches.
    pub loopback: bool,
}

/// One test to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// The test's number in the binary.
    pub id: u64,
    /// The mutant that the binary shall be; 0 is none.
    pub mutant: u64,
    /// When the test is killed.
    pub deadline: Duration,
}
