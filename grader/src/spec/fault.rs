//! Why a spec cannot be used.

use std::path::{Path, PathBuf};

/// A spec that cannot be used: which file, and all that is to be mended in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", lines(path, faults))]
pub struct SpecFault {
    /// The spec's file.
    pub path: PathBuf,
    /// What is wrong, each with its remedy, worded to follow the file's name.
    pub faults: Vec<String>,
}

impl SpecFault {
    pub(super) fn new(path: &Path, faults: Vec<String>) -> Self {
        Self {
            path: path.to_owned(),
            faults,
        }
    }
}

fn lines(path: &Path, faults: &[String]) -> String {
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| format!("{} {fault}", path.display()))
        .collect();
    lines.join("\n")
}
