//! What can go wrong with the sandbox itself. None of it is ever charged to a student.

use std::fmt;
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::profile::Profile;

/// The sandbox failed: our fault or the machine's, never the submission's.
#[derive(Debug, thiserror::Error)]
pub enum SandboxFault {
    /// The program did not offer to become a worker, so the sandbox cannot start one.
    #[error(
        "this program cannot start a sandbox: its `main` must first call \
         `grader::sandbox::become_worker_if_asked()`"
    )]
    NotPrepared,
    /// The machine cannot do what the profile needs.
    #[error("the sandbox profile `{profile}` does not work on this machine ({trouble}); {remedy}")]
    Unsupported {
        /// The profile asked for.
        profile: Profile,
        /// The step that was refused.
        trouble: Trouble,
        /// What to do about it.
        remedy: String,
    },
    /// The binary of the tests is not usable.
    #[error("the tests' binary {} cannot be used: {error}", path.display())]
    Binary {
        /// Where it should be.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// A step of the sandbox failed that works elsewhere.
    #[error("the sandbox failed while {0}; run `cargo xtask doctor` to see what is missing")]
    Broken(Trouble),
    /// The sandbox ended without an answer.
    #[error(
        "the sandbox ended without an answer ({0}): it was killed from outside, most likely \
         because the machine ran out of memory; grade again with fewer jobs"
    )]
    Lost(String),
}

/// One step that failed, with the system's reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// What was being done, as in "while mounting the root".
    pub step: String,
    /// Why it failed.
    pub cause: String,
    /// The system's error number, if it gave one.
    pub errno: Option<i32>,
}

impl Trouble {
    /// A failure that has no system error behind it.
    pub(super) fn new(step: &str, cause: impl fmt::Display) -> Self {
        Self {
            step: step.to_owned(),
            cause: cause.to_string(),
            errno: None,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.step, self.cause)
    }
}

/// Names the step during which a system call failed.
pub(super) trait During<T> {
    /// The same, with the step's name.
    fn during(self, step: &str) -> Result<T, Trouble>;
}

impl<T, E: Into<io::Error>> During<T> for Result<T, E> {
    fn during(self, step: &str) -> Result<T, Trouble> {
        self.map_err(|error| {
            let error = error.into();
            let errno = error.raw_os_error();
            Trouble {
                step: step.to_owned(),
                cause: error.to_string(),
                errno,
            }
        })
    }
}
