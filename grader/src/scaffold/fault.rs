//! Why no exercise is made.

use std::path::PathBuf;

use super::name::NameFault;
use crate::concepts::ConceptsFault;

/// Why no exercise was made.
#[derive(Debug, thiserror::Error)]
pub enum ScaffoldFault {
    /// The name cannot be an exercise's.
    #[error(transparent)]
    Name(#[from] NameFault),
    /// There is something already.
    #[error("{} exists already, and nothing is overwritten; choose another name, or remove it", path.display())]
    Taken {
        /// What is in the way.
        path: PathBuf,
    },
    /// A file of the course cannot be used.
    #[error("{} {fault}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: String,
    },
    /// The list of concept codes cannot be used.
    #[error(transparent)]
    Concepts(#[from] ConceptsFault),
    /// A file cannot be written.
    #[error("{} cannot be written ({error}); what had been written was removed", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
}

impl ScaffoldFault {
    /// Whether the caller asked for what cannot be, rather than the course being at fault.
    #[must_use]
    pub fn is_usage(&self) -> bool {
        matches!(self, Self::Name(_) | Self::Taken { .. })
    }
}
