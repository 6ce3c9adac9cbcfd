//! Why a spec cannot be used.

use std::path::{Path, PathBuf};

/// A spec that cannot be used: which file, and what to mend in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {fault}", path.display())]
pub struct SpecFault {
    /// The spec's file.
    pub path: PathBuf,
    /// What is wrong, and the remedy.
    pub fault: String,
}

impl SpecFault {
    pub(super) fn new(path: &Path, fault: String) -> Self {
        Self { path: path.to_owned(), fault }
    }
}
