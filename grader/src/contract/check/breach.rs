//! What a student is told of a broken contract.

/// One way in which a submission does not keep the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The contract's item: `VectorClock::merge`.
    pub item: String,
    /// The file and line, if there is one to show.
    pub place: Option<(String, usize)>,
    /// What is, and what the contract says.
    pub message: String,
    /// What to do.
    pub remedy: String,
}

impl std::fmt::Display for Breach {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some((path, line)) = &self.place {
            write!(f, "{path}:{line}: ")?;
        }
        write!(f, "{}; {}", self.message, self.remedy)
    }
}
