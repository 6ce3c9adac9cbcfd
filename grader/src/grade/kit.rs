//! What building and running an exercise's code needs. Unlike the rest of what is prepared, it holds
//! no syntax, and so several threads can use it at once.

use std::path::PathBuf;

use crate::compile::Recipe;
use crate::contract::Witnesses;
use crate::course::Exercise;
use crate::spec::Spec;
use crate::stage::Suite;

/// What building and running an exercise's code needs.
#[derive(Debug)]
pub struct Kit {
    /// The exercise.
    pub exercise: Exercise,
    /// How it is compiled.
    pub recipe: Recipe,
    /// Its hidden tests.
    pub hidden: Suite,
    /// What proves its contract to the compiler.
    pub witnesses: Witnesses,
    /// Where the grader works.
    pub work_folder: PathBuf,
}

impl Kit {
    /// The exercise's spec.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.exercise.spec
    }
}
