//! How to verify.

use crate::grade;

/// How to verify.
#[derive(Debug, Clone)]
pub struct Options {
    /// How the code is graded; its `jobs` are spread over exercises and mutants.
    pub grading: grade::Options,
    /// How often every hidden test runs; from the second time on with fresh seeds.
    pub repeat: u32,
}

impl Options {
    /// The same for one task among several that run at once.
    pub(super) fn alone(&self) -> grade::Options {
        grade::Options {
            jobs: 1,
            ..self.grading.clone()
        }
    }

    /// The same for one task that tries mutants: that they fail is enough.
    pub(super) fn for_mutants(&self) -> grade::Options {
        grade::Options {
            shrink: false,
            ..self.alone()
        }
    }
}
