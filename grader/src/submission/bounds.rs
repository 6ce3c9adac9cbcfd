//! How much is taken of a submission.

/// The largest source file that is taken, in bytes.
pub const LARGEST_FILE: u64 = 1 << 20;
/// The most that is taken in all, in bytes.
pub const LARGEST_SUBMISSION: u64 = 4 << 20;
/// The most source files that are taken.
pub const MOST_FILES: usize = 500;
