//! What can go wrong with compiling that is not the student's fault.

use std::path::{Path, PathBuf};

use crate::sandbox::SandboxFault;

/// The grader or the machine cannot compile.
#[derive(Debug, thiserror::Error)]
pub enum CompileFault {
    /// There is no Rust toolchain.
    #[error("there is no working rustc ({0}); install the Rust toolchain, then try again")]
    NoToolchain(String),
    /// Cargo did not get as far as the exercise.
    #[error("the dependencies of `{exercise}` do not build; cargo said:\n{said}")]
    Dependencies {
        /// The exercise.
        exercise: String,
        /// The end of what cargo printed.
        said: String,
    },
    /// A file of the grader's cannot be read or written.
    #[error("{} cannot be used: {error}; is there space and permission?", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: String,
    },
    /// The compiler itself failed, without an error about the sources.
    #[error("rustc failed without an error about the sources; it said:\n{0}")]
    Compiler(String),
    /// The sandbox failed.
    #[error(transparent)]
    Sandbox(#[from] SandboxFault),
}

impl CompileFault {
    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            error: error.to_string(),
        }
    }
}
