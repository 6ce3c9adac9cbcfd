//! Why a submission cannot be taken.

use std::path::PathBuf;

use super::bounds::{LARGEST_FILE, LARGEST_SUBMISSION, MOST_FILES};

/// Why nothing can be taken from what was handed in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionFault {
    /// The path does not exist, so the command was mistyped: no verdict.
    #[error("there is nothing at {}; check the path after --submission", .0.display())]
    NoSuchPath(PathBuf),
    /// The machine does not let us read: no fault of the student's.
    #[error("{} cannot be read: {fault}; check its permissions", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        fault: String,
    },
    /// What is there cannot be graded: the student's to mend.
    #[error("{0}")]
    Unusable(Unusable),
}

/// What is wrong with the content of a submission, in words for the student.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// No crate of the exercise is inside.
    #[error(
        "there is no src/lib.rs for `{exercise}` in {}; hand in the exercise's folder (with src/ \
         in it), the workspace that holds crates/{exercise}, or an archive of either",
        origin.display()
    )]
    NoSources {
        /// The exercise.
        exercise: String,
        /// What was searched.
        origin: PathBuf,
    },
    /// A source file is not text.
    #[error("{path} is not UTF-8 (byte {offset} is not text); save it as UTF-8")]
    NotText {
        /// The file.
        path: String,
        /// The first byte that is not text.
        offset: usize,
    },
    /// A source file is too large.
    #[error(
        "{path} is larger than {} KiB; a solution is source text, not data",
        LARGEST_FILE / 1024
    )]
    FileTooLarge {
        /// The file.
        path: String,
    },
    /// All source files together are too large.
    #[error("the sources are larger than {} KiB in all", LARGEST_SUBMISSION / 1024)]
    TooLarge,
    /// There are too many files.
    #[error("there are more than {MOST_FILES} source files")]
    TooManyFiles,
    /// A source file is a link.
    #[error("{path} is a link, and links are not followed; hand in the file itself")]
    Link {
        /// The file.
        path: String,
    },
    /// A path in an archive points out of it.
    #[error("the archive holds the path {path:?}, which leads out of it; pack the folder again")]
    Escapes {
        /// The path.
        path: String,
    },
    /// The archive is broken.
    #[error("the archive cannot be unpacked: {fault}; pack it again as .zip, .tar or .tar.gz")]
    BrokenArchive {
        /// What is wrong with it.
        fault: String,
    },
    /// A file that is neither Rust nor an archive.
    #[error(
        "{} is neither a folder nor a .rs, .zip, .tar, .tar.gz or .tgz file",
        path.display()
    )]
    UnknownFormat {
        /// The file.
        path: PathBuf,
    },
}

impl From<Unusable> for SubmissionFault {
    fn from(unusable: Unusable) -> Self {
        Self::Unusable(unusable)
    }
}
