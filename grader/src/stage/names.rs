//! Names on the hidden side that a submission cannot guess.

/// The random names of one staged submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The folder of the hidden side, and what its paths are remapped to.
    pub folder: String,
    /// The module that holds the tests and the harness.
    pub module: String,
    /// The module with the harness, inside [`Names::module`].
    pub harness: String,
    /// The module with the witnesses, inside [`Names::module`].
    pub witness: String,
}

impl Names {
    /// Fresh names.
    #[must_use]
    pub fn fresh() -> Self {
        Self {
            folder: random(),
            module: random(),
            harness: random(),
            witness: random(),
        }
    }

    /// The expression that gives the number of the mutant to run, `0` for the reference.
    #[must_use]
    pub fn mutant_selector(&self) -> String {
        format!("crate::{}::{}::mutant()", self.module, self.harness)
    }
}

fn random() -> String {
    // A letter first, so that it is an identifier.
    format!("m{}", uuid::Uuid::new_v4().simple())
}
