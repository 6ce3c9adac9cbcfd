//! What was looked at, and whether it will do.

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What was looked at.
    pub what: String,
    /// Whether it will do.
    pub state: State,
    /// What was found.
    pub said: String,
    /// What to do about it; empty where nothing needs to be done.
    pub remedy: String,
}

/// Whether something will do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It will do.
    Good,
    /// Grading works, but worse than it could.
    Weak,
    /// Grading does not work without it.
    Missing,
}

impl Finding {
    pub(super) fn good(what: &str, said: impl Into<String>) -> Self {
        let (said, remedy) = (said.into(), String::new());
        Self {
            what: what.to_owned(),
            state: State::Good,
            said,
            remedy,
        }
    }

    pub(super) fn bad(
        what: &str,
        state: State,
        said: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        Self {
            what: what.to_owned(),
            state,
            said: said.into(),
            remedy: remedy.into(),
        }
    }
}

/// Whether nothing is missing.
#[must_use]
pub fn is_fit(findings: &[Finding]) -> bool {
    findings
        .iter()
        .all(|finding| finding.state != State::Missing)
}
