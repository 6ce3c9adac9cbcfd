//! What keeps a workspace from being written.

use std::path::PathBuf;

use super::leak::Leak;
use super::manifest::ManifestFault;
use crate::contract::ContractFault;
use crate::course::CourseFault;
use crate::derive::DeriveFault;

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault {
    /// There is something where the workspace should go.
    #[error("{} {trouble}; name a folder that is new or empty: nothing was touched", to.display())]
    Destination {
        /// The folder asked for.
        to: PathBuf,
        /// What is in the way.
        trouble: String,
    },
    /// The exercises, or the course, are not usable.
    #[error(transparent)]
    Course(#[from] CourseFault),
    /// A contract is at fault.
    #[error(transparent)]
    Contract(#[from] ContractFault),
    /// A manifest is at fault.
    #[error(transparent)]
    Manifest(#[from] ManifestFault),
    /// No starter can be derived.
    #[error("the starter of `{exercise}` cannot be derived:\n{}", lines(faults))]
    Derive {
        /// The exercise.
        exercise: String,
        /// Every reason.
        faults: Vec<DeriveFault>,
    },
    /// The workspace would tell what students must not see.
    #[error("nothing was written, since students would see what they must not: {0}")]
    Leak(Leak),
    /// A file of the course cannot be read.
    #[error("{} cannot be read ({error}), but students get it", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file cannot be written.
    #[error("{} cannot be written ({error}); what had been written was removed", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl ExportFault {
    /// Whether the caller asked for what cannot be, rather than the course being at fault.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(
            self,
            Self::Destination { .. }
                | Self::Course(
                    CourseFault::UnknownExercise { .. } | CourseFault::NotWritten { .. }
                )
        )
    }
}

fn lines(faults: &[DeriveFault]) -> String {
    faults
        .iter()
        .map(|fault| format!("  {fault}"))
        .collect::<Vec<_>>()
        .join("\n")
}
