//! Stage 1: what is taken of what was handed in.
//!
//! Only `src/**/*.rs` of the exercise, and only within bounds. Manifests, build scripts and all
//! else are left where they are; a link is never followed.

use std::path::{Path, PathBuf};

use crate::source::{Files, ROOT_FILE};

mod archive;
mod bounds;
mod fault;
mod folder;
mod listing;

pub use bounds::{LARGEST_FILE, LARGEST_SUBMISSION, MOST_FILES};
pub use fault::{SubmissionFault, Unusable};
use listing::Listing;

/// What a student handed in for one exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Where it was read from.
    pub origin: PathBuf,
    /// Its sources, by their path inside the crate: `src/lib.rs` and the like.
    pub files: Files,
    /// What lies beside the sources and plays no part in a grade, such as `build.rs`.
    pub ignored: Vec<String>,
}

impl Submission {
    /// Reads the submission for `exercise` at `path`: the exercise's folder, its `src`, a workspace
    /// or class folder around it, one `.rs` file, or an archive of any of these.
    ///
    /// # Errors
    ///
    /// [`SubmissionFault::Unusable`] is the student's to mend; the other variants are the caller's
    /// or the machine's.
    pub fn read(path: &Path, exercise: &str) -> Result<Self, SubmissionFault> {
        let listing = list(path)?;
        let base = listing
            .base_of(exercise)
            .ok_or_else(|| Unusable::NoSources {
                exercise: exercise.into(),
                origin: path.into(),
            })?;
        let (files, ignored) = listing.take(&base)?;
        Ok(Self {
            origin: path.to_owned(),
            files,
            ignored,
        })
    }

    /// Those of `known` exercises that a submission holds sources for.
    ///
    /// # Errors
    ///
    /// As for [`Submission::read`].
    pub fn exercises_in(path: &Path, known: &[&str]) -> Result<Vec<String>, SubmissionFault> {
        let listing = list(path)?;
        Ok(known
            .iter()
            .filter(|name| listing.has_named(name))
            .map(|name| (*name).to_owned())
            .collect())
    }
}

fn list(path: &Path) -> Result<Listing, SubmissionFault> {
    let metadata = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => SubmissionFault::NoSuchPath(path.to_owned()),
        _ => SubmissionFault::Unreadable {
            path: path.to_owned(),
            fault: error.to_string(),
        },
    })?;
    if metadata.is_dir() {
        return folder::list(path);
    }
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    if name.ends_with(".rs") {
        return folder::single(path, ROOT_FILE);
    }
    archive::list(path, &name)
}

#[cfg(test)]
mod tests;
