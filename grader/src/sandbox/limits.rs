//! What a confined process may consume.

use serde::{Deserialize, Serialize};

use crate::spec;

/// What one confined process may consume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Address space, in MiB.
    pub memory_mib: u64,
    /// Processor time, in seconds.
    pub cpu_seconds: u64,
    /// The largest file it may write, in MiB.
    pub file_mib: u64,
    /// The private temporary folder, in MiB; 0 is none at all. Only [`Profile::Full`] has one.
    ///
    /// [`Profile::Full`]: super::Profile::Full
    pub scratch_mib: u64,
    /// How many files and sockets it may hold open.
    pub open_files: u64,
    /// How many threads and processes it may have.
    pub threads: u64,
    /// How much of each of its two outputs is kept, in KiB.
    pub output_kib: u64,
}

impl Limits {
    /// Limits fit for one run of the compiler.
    #[must_use]
    pub fn for_compiler() -> Self {
        Self {
            memory_mib: 6 * 1024,
            cpu_seconds: 120,
            file_mib: 512,
            scratch_mib: 512,
            open_files: 1024,
            threads: 512,
            output_kib: 4 * 1024,
        }
    }
}

impl Default for Limits {
    /// Limits fit for one test.
    fn default() -> Self {
        Self::from(&spec::Limits::default())
    }
}

impl From<&spec::Limits> for Limits {
    fn from(limits: &spec::Limits) -> Self {
        Self {
            memory_mib: limits.memory_mib,
            cpu_seconds: limits.cpu_seconds,
            file_mib: 16,
            scratch_mib: 0,
            open_files: 512,
            threads: 256,
            output_kib: 64,
        }
    }
}
