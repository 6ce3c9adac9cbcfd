//! Why a file is no mutant.

use std::path::PathBuf;

/// A mutant's file that cannot be read as one. The author's mistake, never a student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MutantFault {
    /// The file or folder cannot be read.
    #[error("{}: cannot be read: {error} (check that it exists and is UTF-8 text)", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        error: String,
    },
    /// The file's name is not a letter and a few words.
    #[error(
        "{}: a mutant is named after a letter and what it does wrong, such as \
         `a-commits-by-count.rs` (rename the file)",
        path.display()
    )]
    Name {
        /// The file.
        path: PathBuf,
    },
    /// Two mutants start with the same letter.
    #[error("{}: the letter of `{other}` as well (take the next free letter)", path.display())]
    Letter {
        /// The later file.
        path: PathBuf,
        /// The earlier mutant.
        other: String,
    },
    /// The file is not Rust.
    #[error("{}:{line}: not Rust: {message} (correct the syntax)", path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What the parser expected.
        message: String,
    },
    /// The header lacks a field, or a field's value makes no sense.
    #[error("{}:{line}: {message} ({remedy})", path.display())]
    Header {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
        /// What to do.
        remedy: String,
    },
    /// The file has a header, and nothing below it.
    #[error(
        "{}: replaces and removes nothing (write the mutated items below the header, or a \
         `Removes:` line in it)",
        path.display()
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
}
