//! One way in which a handout falls short.

use std::fmt;

/// One way in which a handout falls short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoutBreach {
    /// The line, counted from 1; none where something is missing.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub remedy: String,
}

impl HandoutBreach {
    /// Something wrong at `line`.
    pub(super) fn at(line: usize, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            line: Some(line),
            message: message.into(),
            remedy: remedy.into(),
        }
    }

    /// Something that the handout lacks.
    pub(super) fn missing(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            line: None,
            message: message.into(),
            remedy: remedy.into(),
        }
    }
}

impl fmt::Display for HandoutBreach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        write!(f, "{}; {}", self.message, self.remedy)
    }
}
