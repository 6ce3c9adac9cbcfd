//! What keeps a mutant from matching the reference.

/// A place where a mutant does not match the reference. The author's mistake, never a student's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{mutant}:{line}: {item}: {message} ({remedy})")]
pub struct Misfit {
    /// The mutant's file.
    pub mutant: String,
    /// The line in it, counted from 1.
    pub line: usize,
    /// The item.
    pub item: String,
    /// What differs. If the reference changed, it shows the reference's text.
    pub message: String,
    /// What to do.
    pub remedy: String,
}
