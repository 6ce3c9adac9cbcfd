//! What grading an exercise needs, read once and used for every submission.

use super::kit::Kit;
use crate::compile::{CompileFault, Recipe};
use crate::contract::{self, Contract, ContractFault};
use crate::course::{Course, CourseFault, Exercise};
use crate::policy::Rules;
use crate::spec::Spec;
use crate::stage::{Suite, SuiteFault};

/// An exercise, ready to grade.
#[derive(Debug)]
pub struct Prepared {
    /// What building and running needs.
    pub kit: Kit,
    /// The contract.
    pub contract: Contract,
    /// What its submissions may not do.
    pub rules: Rules,
}

/// Why an exercise cannot be graded: the author's or the machine's to mend.
#[derive(Debug, thiserror::Error)]
pub enum PreparedFault {
    /// A part of it cannot be read.
    #[error(transparent)]
    Course(#[from] CourseFault),
    /// Its contract cannot be understood.
    #[error(transparent)]
    Contract(#[from] ContractFault),
    /// Its hidden tests break the rules for tests.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Suite(Vec<SuiteFault>),
    /// The spec names a test that does not exist, or leaves one out.
    #[error("{0}")]
    Tests(String),
    /// It cannot be compiled.
    #[error(transparent)]
    Compile(#[from] CompileFault),
}

impl Prepared {
    /// Reads everything that grading `exercise` needs; the first time, this builds its
    /// dependencies.
    ///
    /// # Errors
    ///
    /// [`PreparedFault`], which names the file and the remedy.
    pub fn of(course: &Course, exercise: &Exercise) -> Result<Self, PreparedFault> {
        let folder = exercise.folder.join("hidden");
        let hidden =
            Suite::read(&exercise.hidden_files()?, &folder).map_err(PreparedFault::Suite)?;
        agree(&exercise.spec, &hidden)?;
        let contract = Contract::load(&exercise.contract_path())?;
        let witnesses = contract::witnesses(&contract);
        let recipe = Recipe::of(course, exercise)?;
        let rules = Rules::new(&exercise.spec, recipe.extern_names());
        let work_folder = course.work_folder();
        let kit = Kit {
            exercise: exercise.clone(),
            recipe,
            hidden,
            witnesses,
            work_folder,
        };
        Ok(Self {
            kit,
            contract,
            rules,
        })
    }

    /// The exercise's spec.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        self.kit.spec()
    }
}

/// Every test that the spec names exists, and every test that exists is in the spec.
fn agree(spec: &Spec, hidden: &Suite) -> Result<(), PreparedFault> {
    let named = spec.tests();
    let there: std::collections::BTreeSet<&str> = hidden.names().collect();
    let file = format!("spec/{}.json", spec.package);
    if let Some(test) = named.difference(&there).next() {
        let hint = crate::course::nearest(test, there.iter().copied())
            .map_or(String::new(), |near| format!("; did you mean `{near}`?"));
        return Err(PreparedFault::Tests(format!(
            "{file} names the test `{test}`, which crates/{}/hidden does not have{hint}",
            spec.package
        )));
    }
    if let Some(test) = there.difference(&named).next() {
        return Err(PreparedFault::Tests(format!(
            "the hidden test `{test}` of `{}` earns no points: list it under a criterion of {file}",
            spec.package
        )));
    }
    Ok(())
}
