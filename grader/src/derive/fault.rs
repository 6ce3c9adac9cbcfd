//! What keeps a reference from becoming a starter.

/// Why no starter can be derived, at one place of the reference. The author's mistake, never a
/// student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}:{line}: {message} ({remedy})")]
pub struct DeriveFault {
    /// The file.
    pub path: String,
    /// The line in the reference, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: String,
}
